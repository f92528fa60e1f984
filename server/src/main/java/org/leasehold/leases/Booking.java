package org.leasehold.leases;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leasehold.common.Span;

/** A wish for a new lease, by names. */
public record Booking(
        String facility,
        List<String> resources,
        String slice,
        Span span,
        @Nullable String note) {}
