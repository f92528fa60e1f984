package org.leasehold.leases.internal;

import java.time.InstantSource;
import org.leasehold.accounts.Actor;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.inventory.Inventory;
import org.leasehold.leases.Lease;
import org.leasehold.leases.LeaseState;
import org.leasehold.organizations.Action;
import org.leasehold.organizations.Rights;
import org.leasehold.organizations.Subject;
import org.springframework.stereotype.Component;

/** Says who may change a lease that there is, and that the past does not change. */
@Component
class Changeable {

    private final Inventory inventory;
    private final Rights rights;
    private final InstantSource clock;

    Changeable(Inventory inventory, Rights rights, InstantSource clock) {
        this.inventory = inventory;
        this.rights = rights;
        this.clock = clock;
    }

    /** The next version. What is over stays over. */
    Lease amended(Lease before, Lease after) {
        if (isOver(before) && after.span().end().isAfter(clock.instant())) {
            throw over(before);
        }
        return after;
    }

    /** One that is over is amended only where the past may be booked. */
    Lease amendable(Actor actor, Lease lease) {
        boolean pastMayChange = !(lease.state() instanceof LeaseState.Ending)
                && inventory
                        .catalogue()
                        .getFacility(lease.facilityId())
                        .policy()
                        .pastBookingAllowed();
        if (!pastMayChange || !isOver(lease)) {
            return cancellable(actor, lease);
        }
        requireLeaseFor(actor, lease);
        return lease;
    }

    Lease cancellable(Actor actor, Lease lease) {
        requireLeaseFor(actor, lease);
        if (lease.state() instanceof LeaseState.Cancelled) {
            throw new ProblemException(new Problem.WrongState("Lease " + lease.id() + " was cancelled before."));
        }
        if (isOver(lease)) {
            throw over(lease);
        }
        return lease;
    }

    private void requireLeaseFor(Actor actor, Lease lease) {
        rights.require(actor, Action.LEASE_FOR, new Subject.OfSlice(lease.sliceId()));
    }

    private boolean isOver(Lease lease) {
        boolean wasCancelled = lease.state() instanceof LeaseState.Cancelled;
        return !wasCancelled
                && (lease.state() instanceof LeaseState.Expired
                        || lease.state() instanceof LeaseState.Ending
                        || !lease.span().end().isAfter(clock.instant()));
    }

    private static ProblemException over(Lease lease) {
        return new ProblemException(new Problem.Past(
                "Lease " + lease.id() + " ended at " + lease.span().end() + ". The past does not change."));
    }
}
