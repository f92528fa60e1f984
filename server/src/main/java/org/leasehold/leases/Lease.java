package org.leasehold.leases;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leasehold.common.Span;

/**
 * A slice's right to resources during a span.
 *
 * @param revision rises with every change; of two versions the higher is the newer
 * @param resourceIds what was booked, ascending; a whole stands for its parts
 * @param span when the holder may use them
 * @param held what the lease takes of the calendar: its span and the buffers in force when it was made
 * @param note the holder's own words
 * @param createdBy the name of the account that booked it
 */
public record Lease(
        long id,
        long revision,
        int facilityId,
        List<Integer> resourceIds,
        long sliceId,
        LeaseState state,
        Span span,
        Span held,
        @Nullable String note,
        Instant createdAt,
        String createdBy) {

    public Lease with(LeaseState next) {
        return new Lease(
                id, revision + 1, facilityId, resourceIds, sliceId, next, span, held, note, createdAt, createdBy);
    }

    /** The same lease ending earlier; what it takes shrinks with it. */
    public Lease endingAt(Instant end) {
        Span shorter = new Span(span.start(), end);
        Span held = new Span(this.held.start(), end.plus(Duration.between(span.end(), this.held.end())));
        return new Lease(
                id, revision + 1, facilityId, resourceIds, sliceId, state, shorter, held, note, createdAt, createdBy);
    }
}
