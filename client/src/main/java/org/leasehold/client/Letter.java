package org.leasehold.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail on its way; never what it says.
 *
 * @param problem what the last attempt came to
 * @param nextAttempt null when there is none
 */
public record Letter(
        long id,
        String to,
        String subject,
        String state,
        int attempts,
        @Nullable String problem,
        Instant createdAt,
        @Nullable Instant nextAttempt) {}
