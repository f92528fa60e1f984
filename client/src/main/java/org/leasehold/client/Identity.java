package org.leasehold.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is to an identity provider; it logs in to their account.
 *
 * @param title what people call the provider
 * @param subject what the provider knows them by
 */
public record Identity(
        long id,
        String provider,
        String title,
        String subject,
        String displayName,
        @Nullable String email,
        Instant linkedAt,
        Instant lastUsedAt) {}
