package org.leasehold.organizations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An experiment's container of people and resources; leases are held by slices.
 *
 * @param family what kind of users it belongs to, e.g. {@code academia/others}; statistics are summed by it
 * @param country ISO code or empty
 * @param ownerId whose it is who leases for themselves by it; absent: people share it
 * @param expiresAt from then on it cannot book; its leases and its name stay. Absent: never
 */
public record Slice(
        long id,
        String name,
        @Nullable String title,
        String family,
        String country,
        @Nullable Long ownerId,
        @Nullable Instant expiresAt,
        Instant createdAt) {

    public boolean isExpired(Instant now) {
        Instant expiry = expiresAt;
        return expiry != null && !now.isBefore(expiry);
    }
}
