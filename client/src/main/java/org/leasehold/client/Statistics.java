package org.leasehold.client;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Leases and hours of a span, grouped as asked for. */
public record Statistics(Instant from, Instant until, List<Item> items, BigDecimal hours, long leases) {

    /** One group; only the keys asked for are set. */
    public record Item(
            @Nullable String slice,
            @Nullable String family,
            @Nullable String month,
            long leases,
            BigDecimal hours) {}
}
