package org.leasehold.accounts;

import org.jspecify.annotations.Nullable;

/**
 * Whom an identity provider has just shown somebody to be. The key is issuer and subject, never the address (row O3).
 *
 * @param provider what the configuration calls it
 * @param issuer who says so
 * @param subject whom the issuer means
 * @param emailVerified the provider has verified the address, and is trusted for that here (rule K2)
 * @param displayName what the provider calls the person; may be empty
 */
public record ProvenIdentity(
        String provider,
        String issuer,
        String subject,
        @Nullable String email,
        boolean emailVerified,
        String displayName) {}
