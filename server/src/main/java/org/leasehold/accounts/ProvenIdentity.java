package org.leasehold.accounts;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leasehold.common.mail.EmailAddress;

/**
 * Whom an identity provider has just shown somebody to be. The key is issuer and subject, never the address (row O3).
 *
 * @param provider what the configuration calls it
 * @param issuer who says so
 * @param subject whom the issuer means
 * @param emailVerified the provider has verified the address, and is trusted for that here (rule K2)
 * @param email absent when the provider says none, or one that is none
 * @param displayName what the provider calls the person, on one line; may be empty
 * @param groups the groups of ours that the person is in because of the provider; absent: it has no say in that
 */
public record ProvenIdentity(
        String provider,
        String issuer,
        String subject,
        @Nullable String email,
        boolean emailVerified,
        String displayName,
        @Nullable List<String> groups) {

    /** In letters, each of which may take two places. */
    private static final int LONGEST_NAME = 100;

    /** What a person may have written at the provider is for pages and letters: it is made plain. */
    public ProvenIdentity {
        email = email == null
                ? null
                : EmailAddress.find(email).map(EmailAddress::text).orElse(null);
        emailVerified = emailVerified && email != null;
        String plain = displayName.replaceAll("\\p{Cntrl}+", " ").strip();
        int letters = Math.min(LONGEST_NAME, plain.codePointCount(0, plain.length()));
        displayName = plain.substring(0, plain.offsetByCodePoints(0, letters));
        groups = groups == null ? null : List.copyOf(groups);
    }

    /** Of a provider that has no say in groups. */
    public ProvenIdentity(
            String provider,
            String issuer,
            String subject,
            @Nullable String email,
            boolean emailVerified,
            String displayName) {
        this(provider, issuer, subject, email, emailVerified, displayName, null);
    }
}
