package org.leasehold.organizations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * People who belong together and may have more for it; run by their owners (row X5).
 *
 * @param terms what members agree to; empty: nothing
 * @param termsRevision counts the versions of the terms
 * @param membershipDays how many days a membership lasts; absent: until somebody ends it
 */
public record Group(
        long id,
        String name,
        String title,
        String terms,
        int termsRevision,
        @Nullable Integer membershipDays,
        Instant createdAt) {}
