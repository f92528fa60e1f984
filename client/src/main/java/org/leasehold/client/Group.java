package org.leasehold.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * People who belong together.
 *
 * @param terms what members agree to; empty for nothing
 * @param membershipDays how long a membership lasts; null until somebody ends it
 */
public record Group(
        String name,
        String title,
        String terms,
        int termsRevision,
        @Nullable Integer membershipDays,
        Instant createdAt) {}
