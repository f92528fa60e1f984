package org.leasehold.providers.internal;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.ProvenIdentity;
import org.leasehold.accounts.ProviderLogIns.Attempt;
import org.leasehold.accounts.ProviderLogIns.Begun;
import org.leasehold.providers.Provider;
import org.leasehold.providers.Provider.Endpoints;
import org.leasehold.providers.Provider.Kind;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * OAuth 2 without OpenID Connect: who somebody is says the provider's own interface to whoever has the access token that
 * our code was redeemed for. The code is bound to us by our secret and by PKCE.
 */
@Component
class OAuth2Flow implements Flow {

    /** A number, which is not 0. */
    private static final Pattern SUBJECT = Pattern.compile("[1-9][0-9]{0,30}");

    private final TokenRequests tokenRequests;
    private final ProviderRequests requests;

    OAuth2Flow(TokenRequests tokenRequests, ProviderRequests requests) {
        this.tokenRequests = tokenRequests;
        this.requests = requests;
    }

    @Override
    public boolean suits(Provider provider) {
        return !provider.kind().isOidc();
    }

    /** It says nothing of itself. */
    @Override
    public void check(Provider provider) {}

    @Override
    public URI address(Provider provider, Begun begun, URI callback) {
        return TokenRequests.authorization(endpoints(provider).authorize(), provider, begun, callback, Map.of());
    }

    /** They need not say who they are: each provider has a redirect address of its own (RFC 9700, section 4.4.2). */
    @Override
    public void checkIssuer(Provider provider, Map<String, String> parameters) throws ProviderException {
        String issuer = parameters.get("iss");
        if (issuer != null && !issuer.equals(provider.issuer())) {
            throw ProviderException.distrusted("An answer for " + provider.name() + " is of another issuer");
        }
    }

    @Override
    public ProvenIdentity prove(Provider provider, String code, Attempt attempt, URI callback)
            throws ProviderException {
        Endpoints endpoints = endpoints(provider);
        JsonNode tokens = tokenRequests.tokens(provider, endpoints.token(), false, code, attempt, callback);
        String access = tokens.path("access_token").asString("");
        if (access.isEmpty()) {
            throw ProviderException.distrusted(endpoints.token() + " gives no access token");
        }
        JsonNode user = get(endpoints.user(), access);
        String subject = user.path("id").asString("");
        if (!SUBJECT.matcher(subject).matches()) {
            throw ProviderException.distrusted(endpoints.user() + " does not say who it speaks of");
        }
        return provider.kind() == Kind.GITHUB
                ? ofGitHub(provider, subject, user, endpoints, access)
                : identity(
                        provider,
                        subject,
                        user.path("email").asString(""),
                        false,
                        user.path("name").asString(""));
    }

    /** The address that GitHub shows may be none of the person's choice: the primary one is in another answer. */
    private ProvenIdentity ofGitHub(
            Provider provider, String subject, JsonNode user, Endpoints endpoints, String access)
            throws ProviderException {
        String email = "";
        boolean verified = false;
        URI emails = endpoints.emails();
        if (emails != null) {
            for (JsonNode one : get(emails, access)) {
                if (one.path("primary").asBoolean(false)) {
                    email = one.path("email").asString("");
                    verified = one.path("verified").asBoolean(false);
                }
            }
        }
        String name = user.path("name").asString("");
        return identity(
                provider,
                subject,
                email,
                verified,
                name.isBlank() ? user.path("login").asString("") : name);
    }

    private static ProvenIdentity identity(
            Provider provider, String subject, String email, boolean verified, String name) {
        @Nullable String address = email.isBlank() ? null : email.strip();
        return new ProvenIdentity(
                provider.name(),
                provider.issuer(),
                subject,
                address,
                address != null && verified && provider.trustsEmail(),
                name.strip());
    }

    private JsonNode get(URI address, String access) throws ProviderException {
        return requests.read(address, requests.get(address, Map.of("Authorization", "Bearer " + access)));
    }

    private static Endpoints endpoints(Provider provider) {
        return Objects.requireNonNull(provider.endpoints(), "What speaks no OpenID Connect has endpoints.");
    }
}
