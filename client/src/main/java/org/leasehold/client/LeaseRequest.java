package org.leasehold.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The wish to book. */
public record LeaseRequest(
        String facility,
        List<String> resources,
        String slice,
        Instant start,
        Instant end,
        @Nullable String note) {}
