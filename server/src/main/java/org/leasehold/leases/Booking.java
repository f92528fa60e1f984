package org.leasehold.leases;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leasehold.common.Span;

/**
 * A wish for a new lease, by names.
 *
 * @param slice for whom it is; absent: for the actor alone, who then holds it by a slice of their own
 */
public record Booking(
        String facility,
        List<String> resources,
        @Nullable String slice,
        Span span,
        @Nullable String note) {}
