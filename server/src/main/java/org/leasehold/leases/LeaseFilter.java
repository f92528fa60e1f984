package org.leasehold.leases;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which leases somebody wants to see; what is null or empty does not narrow.
 *
 * @param resourceId leases of this resource, its wholes and its parts
 * @param sliceIds any of these
 * @param states any of these; empty: all but CANCELLED
 * @param from leases that end after this
 * @param until leases that start before this
 */
public record LeaseFilter(
        @Nullable Integer facilityId,
        @Nullable Integer resourceId,
        @Nullable Set<Long> sliceIds,
        List<String> states,
        @Nullable Instant from,
        @Nullable Instant until) {

    public static final LeaseFilter ALL = new LeaseFilter(null, null, null, List.of(), null, null);

    /** The place of a lease in a listing, after which the next page begins. */
    public record Cursor(Instant start, long id) {}
}
