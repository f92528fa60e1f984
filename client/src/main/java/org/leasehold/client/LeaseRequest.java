package org.leasehold.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The wish to book.
 *
 * @param slice for whom; null for the caller alone
 */
public record LeaseRequest(
        String facility,
        List<String> resources,
        @Nullable String slice,
        Instant start,
        Instant end,
        @Nullable String note) {}
