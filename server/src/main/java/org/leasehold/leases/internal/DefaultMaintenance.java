package org.leasehold.leases.internal;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.leasehold.accounts.Actor;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.inventory.Blackout;
import org.leasehold.inventory.Catalogue;
import org.leasehold.inventory.Facility;
import org.leasehold.inventory.Inventory;
import org.leasehold.leases.Amendment;
import org.leasehold.leases.Lease;
import org.leasehold.leases.LeaseBook;
import org.leasehold.leases.Leases;
import org.leasehold.leases.Maintenance;
import org.springframework.stereotype.Service;

/** First closes the span to new leases, then goes through those that were there before. */
@Service
class DefaultMaintenance implements Maintenance {

    private final Inventory inventory;
    private final Leases leases;
    private final LeaseBook book;
    private final InstantSource clock;

    DefaultMaintenance(Inventory inventory, Leases leases, LeaseBook book, InstantSource clock) {
        this.inventory = inventory;
        this.leases = leases;
        this.book = book;
        this.clock = clock;
    }

    @Override
    public Declared declare(Actor actor, Blackout wanted) {
        if (!wanted.span().end().isAfter(clock.instant())) {
            throw new ProblemException(new Problem.Past("A blackout that is over closes nothing."));
        }
        Blackout blackout = inventory.addBlackout(actor, wanted);
        Catalogue catalogue = inventory.catalogue();
        Facility facility = catalogue.getFacility(blackout.facilityId());
        List<Lease> inTheWay = new ArrayList<>();
        book.whileUnchanged(
                facility.name(), blackout.span().start(), blackout.span().end(), inTheWay::addAll);
        List<Lease> changed = new ArrayList<>();
        List<Lease> kept = new ArrayList<>();
        for (Lease lease : inTheWay) {
            if (blackout.concerns(catalogue, lease.resourceIds())
                    && !lease.state().isFinal()) {
                switch (blackout.leasesInTheWay()) {
                    case KEEP -> kept.add(lease);
                    case CUT -> changed.add(cut(actor, lease, blackout));
                    case CANCEL -> changed.add(leases.cancel(actor, lease.id()).lease());
                }
            }
        }
        return new Declared(blackout, changed, kept);
    }

    private Lease cut(Actor actor, Lease lease, Blackout blackout) {
        boolean something = lease.span().start().isBefore(blackout.span().start())
                && blackout.span().start().isAfter(clock.instant());
        return something
                ? leases.amend(
                                actor,
                                lease.id(),
                                lease.revision(),
                                new Amendment(null, blackout.span().start(), null, null))
                        .lease()
                : leases.cancel(actor, lease.id()).lease();
    }
}
