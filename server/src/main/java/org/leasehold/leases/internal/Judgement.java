package org.leasehold.leases.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Limited;
import org.leasehold.accounts.Limits;
import org.leasehold.calendar.Availability;
import org.leasehold.calendar.Calendar;
import org.leasehold.calendar.Clash;
import org.leasehold.common.Problem;
import org.leasehold.common.Span;
import org.leasehold.inventory.Blackout;
import org.leasehold.inventory.Catalogue;
import org.leasehold.inventory.Facility;
import org.leasehold.inventory.Inventory;
import org.leasehold.leases.Lease;
import org.leasehold.leases.LeaseBook;
import org.leasehold.organizations.Slices;
import org.springframework.stereotype.Component;

/** Says what speaks against a lease, and what would do instead. */
@Component
class Judgement {

    private static final Duration REACH = Duration.ofDays(30);
    private static final int MOST_SHOWN = 20;

    private final Inventory inventory;
    private final Calendar calendar;
    private final Availability availability;
    private final LeaseBook book;
    private final Slices slices;
    private final Limits limits;
    private final InstantSource clock;

    Judgement(
            Inventory inventory,
            Calendar calendar,
            Availability availability,
            LeaseBook book,
            Slices slices,
            Limits limits,
            InstantSource clock) {
        this.inventory = inventory;
        this.calendar = calendar;
        this.availability = availability;
        this.book = book;
        this.slices = slices;
        this.limits = limits;
        this.clock = clock;
    }

    /** Every refusal and, last, the conflict if there is one. */
    List<Problem> of(Actor actor, Lease wanted, Optional<Lease> before) {
        List<Problem> problems = new ArrayList<>(ofRules(actor, wanted, before));
        List<Clash> clashes = calendar.clashes(wanted.resourceIds(), wanted.held(), wanted.id());
        if (!clashes.isEmpty()) {
            problems.add(conflict(wanted, clashes));
        }
        return problems;
    }

    /** What the facility's policy and the actor's level say against it. */
    List<Problem> ofRules(Actor actor, Lease wanted, Optional<Lease> before) {
        Catalogue catalogue = inventory.catalogue();
        Facility facility = catalogue.getFacility(wanted.facilityId());
        List<Blackout> blackouts = inventory.blackouts(facility, wanted.span()).stream()
                .filter(blackout -> blackout.concerns(catalogue, wanted.resourceIds()))
                .toList();
        Duration others = facility.policy().futureTimePerSlice() == null
                ? Duration.ZERO
                : book.timeToCome(facility.id(), wanted.sliceId(), wanted.id());
        return Rules.refusals(
                new Wish(facility, wanted.span(), before, clock.instant(), blackouts, others, personal(actor, wanted)));
    }

    /** Empty for a slice that people share, and for an administrator who does something for somebody. */
    private Optional<Wish.Personal> personal(Actor actor, Lease wanted) {
        Long owner = slices.getSlice(wanted.sliceId()).ownerId();
        if (owner == null || !(actor instanceof Actor.Person person) || person.accountId() != owner) {
            return Optional.empty();
        }
        return Optional.of(new Wish.Personal(
                person.level(),
                book.countToCome(wanted.sliceId(), wanted.id()),
                limits.of(owner, person.level(), Limited.LEASES),
                limits.of(owner, person.level(), Limited.LEASE_MINUTES),
                limits.of(owner, person.level(), Limited.DAYS_AHEAD)));
    }

    Problem.Conflict conflict(Lease wanted, List<Clash> clashes) {
        Catalogue catalogue = inventory.catalogue();
        Facility facility = catalogue.getFacility(wanted.facilityId());
        List<Problem.InTheWay> inTheWay = clashes.stream()
                .limit(MOST_SHOWN)
                .map(clash -> inTheWay(clash, catalogue))
                .toList();
        List<Span> nearest = nearestFree(wanted, facility);
        return new Problem.Conflict(
                inTheWay.isEmpty()
                        ? "Somebody else was faster."
                        : "\"" + inTheWay.getFirst().resource() + "\" is taken from "
                                + inTheWay.getFirst().span().start() + " until "
                                + inTheWay.getFirst().span().end() + ".",
                inTheWay,
                nearest);
    }

    private Problem.InTheWay inTheWay(Clash clash, Catalogue catalogue) {
        String resource = catalogue.getResource(clash.resourceId()).name();
        String slice = book.find(clash.holder())
                .map(lease -> slices.getSlice(lease.sliceId()).name())
                .orElse(null);
        return new Problem.InTheWay(clash.holder(), slice, resource, clash.span());
    }

    private List<Span> nearestFree(Lease wanted, Facility facility) {
        Instant earliest = facility.grain().floor(clock.instant());
        Duration before = Duration.between(wanted.held().start(), wanted.span().start());
        Duration after = Duration.between(wanted.span().end(), wanted.held().end());
        return availability
                .nearest(wanted.resourceIds(), wanted.held(), earliest.minus(before), REACH, facility.grain())
                .stream()
                .map(span -> new Span(span.start().plus(before), span.end().minus(after)))
                .toList();
    }
}
