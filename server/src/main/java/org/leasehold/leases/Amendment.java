package org.leasehold.leases;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A wish to change a lease; what is null stays as it is. */
public record Amendment(
        @Nullable Instant start,
        @Nullable Instant end,
        @Nullable List<String> resources,
        @Nullable String note) {}
