package org.leasehold.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A slice's right to resources during {@code [start, end)}.
 *
 * @param revision grows with every change; an amendment names the one it was made from
 * @param problem what went wrong when it started or ended
 * @param createdBy the name of the account that booked it
 */
public record Lease(
        long id,
        long revision,
        String facility,
        List<String> resources,
        String slice,
        LeaseState state,
        Instant start,
        Instant end,
        @Nullable String note,
        @Nullable String problem,
        Instant createdAt,
        String createdBy) {}
