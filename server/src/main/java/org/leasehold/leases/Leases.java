package org.leasehold.leases;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Actor;
import org.leasehold.common.Problem;

/** Books, amends, extends and cancels: the one place that changes a lease. */
public interface Leases {

    /**
     * What a wish would come to.
     *
     * @param lease as it would be
     * @param refusals every reason against it; empty: it would be granted
     */
    record Preview(Lease lease, List<Problem> refusals) {}

    /** A booking's idempotency key and a digest of what was asked under it. */
    record BookingKey(String key, String requestHash) {}

    /**
     * Books. Returns when the lease is safe on disk.
     *
     * @param key a booking said twice with one key is one booking; null: no such care
     * @throws org.leasehold.common.ProblemException {@code conflict}, {@code refused-by-policy}, {@code forbidden},
     *     {@code not-found}, {@code unavailable}
     */
    Committed book(Actor actor, Booking booking, @Nullable BookingKey key);

    Preview preview(Actor actor, Booking booking);

    /**
     * Moves, extends, shortens.
     *
     * @param revision the revision that the actor has seen
     * @throws org.leasehold.common.ProblemException {@code revision-mismatch}, {@code past} for a lease that is over,
     *     and all of {@link #book}
     */
    Committed amend(Actor actor, long id, long revision, Amendment amendment);

    /** The same for whoever did not ask for a version: it is the one that there is. */
    Committed amend(Actor actor, long id, Amendment amendment);

    Preview preview(Actor actor, long id, Amendment amendment);

    /** Where a lease that runs is cut when it is cancelled; it keeps at least one grain. */
    enum Cut {
        NEXT_GRAIN,
        /** What it had of the grain that runs is given back too, so that somebody else can begin at once. */
        LAST_GRAIN
    }

    /** A lease not begun is gone (CANCELLED); one that runs is cut; one that is over is refused. */
    Committed cancel(Actor actor, long id, Cut cut);

    /** The same, cut at the next grain. */
    default Committed cancel(Actor actor, long id) {
        return cancel(actor, id, Cut.NEXT_GRAIN);
    }

    /** @throws org.leasehold.common.ProblemException {@code not-found} */
    Lease getLease(long id);

    /** At most {@code limit} leases by start and id, beginning after the cursor. */
    List<Lease> list(LeaseFilter filter, LeaseFilter.@Nullable Cursor after, int limit, boolean newestFirst);

    /** Every lease of the filter by start, streamed. */
    void forEach(LeaseFilter filter, Consumer<Lease> reader);

    /** The lease that the actor holds on the resource now: for one of his slices, or for the one named. */
    Optional<Lease> findHeldNow(Actor actor, String facility, String resource, @Nullable String slice);
}
