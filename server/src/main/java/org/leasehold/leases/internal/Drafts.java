package org.leasehold.leases.internal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Actor;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.common.Span;
import org.leasehold.inventory.Catalogue;
import org.leasehold.inventory.Facility;
import org.leasehold.inventory.Inventory;
import org.leasehold.inventory.Policy;
import org.leasehold.inventory.Resource;
import org.leasehold.leases.Amendment;
import org.leasehold.leases.Booking;
import org.leasehold.leases.Lease;
import org.leasehold.leases.LeaseState;
import org.leasehold.organizations.PersonalSlices;
import org.leasehold.organizations.Slice;
import org.leasehold.organizations.Slices;
import org.springframework.stereotype.Component;

/** Makes of a wish the lease that it asks for, or says what in the wish cannot be meant. Judges no policy. */
@Component
class Drafts {

    private static final int LONGEST_NOTE = 2_000;

    private final Inventory inventory;
    private final Slices slices;
    private final PersonalSlices personalSlices;
    private final InstantSource clock;

    Drafts(Inventory inventory, Slices slices, PersonalSlices personalSlices, InstantSource clock) {
        this.inventory = inventory;
        this.slices = slices;
        this.personalSlices = personalSlices;
        this.clock = clock;
    }

    /** The lease that a booking would become, under id 0. */
    Lease of(Actor actor, Booking booking) {
        Catalogue catalogue = inventory.catalogue();
        Facility facility = catalogue.getFacility(booking.facility());
        Slice slice = slice(actor, facility, booking);
        Instant now = clock.instant();
        if (slice.isExpired(now)) {
            throw new ProblemException(new Problem.Refused(
                    "slice-expired",
                    "slice",
                    "The slice \"" + slice.name() + "\" expired at " + slice.expiresAt() + ".",
                    "a slice that has not expired"));
        }
        Policy policy = facility.policy();
        return new Lease(
                0,
                1,
                facility.id(),
                resourceIds(catalogue, facility, booking.resources()),
                slice.id(),
                new LeaseState.Open(),
                booking.span(),
                booking.span().widened(policy.bufferBefore(), policy.bufferAfter()),
                note(booking.note()),
                now,
                actor.name());
    }

    private Slice slice(Actor actor, Facility facility, Booking booking) {
        if (booking.slice() != null) {
            return slices.getSlice(booking.slice());
        }
        if (!(actor instanceof Actor.Person person)) {
            throw new ProblemException(new Problem.NotLoggedIn("Log in first, or present a token that is still good."));
        }
        if (facility.policy().personalLevel() == null) {
            throw new ProblemException(new Problem.Invalid(
                    "slice",
                    "\"slice\" is missing: \"" + facility.title() + "\" is leased to slices, not to persons."));
        }
        return personalSlices.of(person);
    }

    private static List<Integer> resourceIds(Catalogue catalogue, Facility facility, List<String> names) {
        if (names.isEmpty()) {
            throw new ProblemException(
                    new Problem.Invalid("resources", "A lease takes at least one resource; none was named."));
        }
        return catalogue.withoutParts(names.stream()
                .map(name -> bookable(facility, catalogue.getResource(facility, name))
                        .id())
                .toList());
    }

    private static Resource bookable(Facility facility, Resource resource) {
        if (!resource.bookable()) {
            throw new ProblemException(new Problem.Refused(
                    "bookable",
                    "resources",
                    "\"" + resource.name() + "\" of " + facility.title() + " is shown but not leased by itself.",
                    "a bookable resource"));
        }
        return resource;
    }

    private static @Nullable String note(@Nullable String note) {
        if (note != null && note.length() > LONGEST_NOTE) {
            throw new ProblemException(new Problem.Invalid(
                    "note", "A note has at most " + LONGEST_NOTE + " characters; this one has " + note.length() + "."));
        }
        return note;
    }

    /** The next version of a lease. */
    Lease amended(Lease before, Amendment amendment) {
        Catalogue catalogue = inventory.catalogue();
        Facility facility = catalogue.getFacility(before.facilityId());
        Instant start = amendment.start() == null ? before.span().start() : amendment.start();
        Instant end = amendment.end() == null ? before.span().end() : amendment.end();
        Span span = new Span(start, end);
        List<String> names = amendment.resources();
        List<Integer> resourceIds = names == null ? before.resourceIds() : resourceIds(catalogue, facility, names);
        boolean begun = before.state().isRunning() || !before.span().start().isAfter(clock.instant());
        boolean startsInThePast = facility.policy().pastBookingAllowed() && !start.isAfter(clock.instant());
        boolean startStays = start.equals(before.span().start()) || startsInThePast;
        if (begun && (!startStays || !resourceIds.equals(before.resourceIds()))) {
            throw new ProblemException(new Problem.Past(
                    "Lease " + before.id() + " has begun: its start and its resources stay. Its end can be moved."));
        }
        Policy policy = facility.policy();
        return new Lease(
                before.id(),
                before.revision() + 1,
                before.facilityId(),
                resourceIds,
                before.sliceId(),
                before.state(),
                span,
                span.equals(before.span()) ? before.held() : span.widened(policy.bufferBefore(), policy.bufferAfter()),
                amendment.note() == null ? before.note() : note(amendment.note()),
                before.createdAt(),
                before.createdBy());
    }
}
