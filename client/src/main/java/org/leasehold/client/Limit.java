package org.leasehold.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of something an account may have, and why.
 *
 * @param mostCount how many; null for any number
 * @param mostBytes how large in all; null for any size
 * @param keepFor how long it is kept: an ISO 8601 period, {@code exit}, null for ever
 * @param more what is in these numbers besides what the rule says
 */
public record Limit(
        String what,
        @Nullable Long mostCount,
        @Nullable Long mostBytes,
        @Nullable String keepFor,
        @Nullable String warnBefore,
        Because because,
        List<More> more) {

    /** The rule that says so. */
    public record Because(
            long rule,
            String source,
            @Nullable Instant since,
            @Nullable String setBy,
            @Nullable String reason) {}

    /** More of it, for example by a group's grant. */
    public record More(String source, long moreCount, long moreBytes, Instant until, String sponsor) {}
}
