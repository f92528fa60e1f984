package org.leasehold.providers;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An identity provider, as the configuration names it (row O1: a new provider is some lines of configuration). Its text
 * does not show the secret.
 *
 * @param name what addresses call it: {@code [a-z0-9][a-z0-9-]*}
 * @param title what people call it
 * @param issuer who says who somebody is; of OpenID Connect also where it is discovered, to the letter
 * @param scopes what is asked for
 * @param trustsEmail whether an address that it calls verified counts as verified here (rule K2)
 * @param endpoints where it is asked; absent: OpenID Connect, which says so itself
 * @param groups what its groups are here; absent: it has no say in groups
 */
public record Provider(
        String name,
        Kind kind,
        String title,
        String clientId,
        String clientSecret,
        String issuer,
        List<String> scopes,
        boolean trustsEmail,
        @Nullable Endpoints endpoints,
        @Nullable GroupMapping groups) {

    /** What it speaks, with the peculiarities of some that many people have. */
    public enum Kind {
        OIDC,
        GOOGLE,
        ORCID,
        GITHUB,
        FACEBOOK;

        /** Whether it speaks OpenID Connect, and not just OAuth 2. */
        public boolean isOidc() {
            return this == OIDC || this == GOOGLE || this == ORCID;
        }
    }

    /**
     * Where a provider is asked that does not say so itself.
     *
     * @param user answers with whoever the access token is of
     * @param emails answers with that person's addresses; absent: they are in the first answer
     */
    public record Endpoints(
            URI authorize, URI token, URI user, @Nullable URI emails) {}

    /** One that has no say in groups. */
    public Provider(
            String name,
            Kind kind,
            String title,
            String clientId,
            String clientSecret,
            String issuer,
            List<String> scopes,
            boolean trustsEmail,
            @Nullable Endpoints endpoints) {
        this(name, kind, title, clientId, clientSecret, issuer, scopes, trustsEmail, endpoints, null);
    }

    public Provider {
        scopes = List.copyOf(scopes);
    }

    @Override
    public String toString() {
        return "Provider[" + name + ", " + kind + ", " + issuer + "]";
    }
}
