package org.leasehold.faces.r2lab.api;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.leasehold.accounts.Actor;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.common.Span;
import org.leasehold.faces.r2lab.wire.Times;
import org.leasehold.faces.r2lab.wire.Whole;
import org.leasehold.faces.rest.Answer;
import org.leasehold.leases.Amendment;
import org.leasehold.leases.Booking;
import org.leasehold.leases.Lease;
import org.leasehold.leases.LeaseFilter;
import org.leasehold.leases.LeaseState;
import org.leasehold.leases.Leases;
import org.leasehold.organizations.Action;
import org.leasehold.organizations.Slice;
import org.leasehold.organizations.Slices;
import org.leasehold.organizations.Subject;
import org.springframework.stereotype.Component;

/** {@code /leases}: look, book, move, give back. Reads are public. */
@Component
class LeaseOperations implements ApiRoutes {

    private final Leases leases;
    private final Slices slices;
    private final Whole whole;
    private final LeaseForm form;
    private final InstantSource clock;

    LeaseOperations(Leases leases, Slices slices, Whole whole, LeaseForm form, InstantSource clock) {
        this.leases = leases;
        this.slices = slices;
        this.whole = whole;
        this.form = form;
        this.clock = clock;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                new Operation("GET", "/leases", this::list),
                new Operation("GET", "/leases/current", this::current),
                new Operation("POST", "/leases", this::book),
                new Operation("PATCH", "/leases/{lease_id}", this::amend),
                new Operation("DELETE", "/leases/{lease_id}", this::giveBack));
    }

    private Answer list(Call call) {
        Optional<LeaseFilter> filter = LeaseQuery.read(call, whole, clock);
        List<Lease> found = new ArrayList<>();
        filter.ifPresent(wanted -> leases.forEach(wanted, found::add));
        int resource = whole.resource().id();
        return Answer.json(out -> {
            out.writeStartArray();
            found.stream().filter(whole::isOf).forEach(lease -> form.write(out, lease, resource));
            out.writeEndArray();
        });
    }

    private Answer current(Call call) {
        long resource = call.queryNumber("resource_id").orElseThrow(() -> Refusal.missing("query", "resource_id"));
        return Optional.of(resource)
                .filter(id -> id == whole.resource().id())
                .flatMap(_ -> whole.at(clock.instant()))
                .map(lease -> form.answer(200, lease))
                .orElseGet(() -> Answer.json(out -> out.writeNull()));
    }

    private Answer book(Call call) {
        Actor.Person person = call.person();
        Body body = call.body();
        Instant from = body.getInstant("t_from");
        Instant until = body.getInstant("t_until");
        requireWhole(body);
        Slice slice = slice(body);
        call.require(person, Action.LEASE_FOR, new Subject.OfSlice(slice.id()), "You are not a member of this slice");
        Span span = span(from, until);
        Booking booking =
                new Booking(whole.facility().name(), List.of(whole.resource().name()), slice.name(), span, null);
        return form.answer(201, judged(() -> leases.book(person, booking, null).lease()));
    }

    private void requireWhole(Body body) {
        requireOneOf(body, "resource");
        boolean known = body.findNumber("resource_id")
                .map(id -> id == whole.resource().id())
                .orElseGet(() -> whole.isCalled(body.findText("resource_name").orElse("")));
        if (!known) {
            throw ResourceOperations.missing();
        }
    }

    private Slice slice(Body body) {
        requireOneOf(body, "slice");
        return body.findNumber("slice_id")
                .map(this::findSlice)
                .orElseGet(() -> slices.findSlice(body.findText("slice_name").orElse("")))
                .filter(slice -> !slice.isExpired(clock.instant()))
                .orElseThrow(() -> Refusal.of(404, "Slice not found"));
    }

    private Optional<Slice> findSlice(long id) {
        try {
            return Optional.of(slices.getSlice(id));
        } catch (ProblemException unknown) {
            return Optional.empty();
        }
    }

    private static void requireOneOf(Body body, String word) {
        boolean byId = body.says(word + "_id");
        boolean byName = body.says(word + "_name");
        if (byId && byName) {
            throw Refusal.of(422, "Provide " + word + "_id or " + word + "_name, not both");
        }
        if (!byId && !byName) {
            throw Refusal.of(422, "Provide " + word + "_id or " + word + "_name");
        }
    }

    private static Span span(Instant from, Instant until) {
        if (!from.isBefore(until)) {
            throw Refusal.of(422, "t_from must be before t_until");
        }
        return new Span(from, until);
    }

    private Answer amend(Call call) {
        Actor.Person person = call.person();
        Lease lease = lease(call, person);
        Body body = call.body();
        Optional<Instant> from = body.findInstant("t_from");
        Optional<Instant> until = body.findInstant("t_until");
        var _ = span(
                from.orElse(lease.span().start()), until.orElse(lease.span().end()));
        Amendment amendment = new Amendment(from.orElse(null), until.orElse(null), null, null);
        return form.answer(
                200, judged(() -> leases.amend(person, lease.id(), amendment).lease()));
    }

    private Answer giveBack(Call call) {
        Actor.Person person = call.person();
        Lease lease = lease(call, person);
        try {
            Lease after =
                    leases.cancel(person, lease.id(), Leases.Cut.LAST_GRAIN).lease();
            return after.state() instanceof LeaseState.Cancelled ? Answer.nothing() : form.answer(200, after);
        } catch (ProblemException refused) {
            throw switch (refused.problem()) {
                case Problem.Past _ -> Refusal.of(409, "Cannot delete a past lease");
                // Somebody else has deleted it just now.
                case Problem.WrongState _ -> missing();
                default -> refused;
            };
        }
    }

    private Lease lease(Call call, Actor.Person person) {
        Lease lease = whole.find(call.id("lease_id")).orElseThrow(LeaseOperations::missing);
        call.require(person, Action.LEASE_FOR, new Subject.OfSlice(lease.sliceId()), "Forbidden");
        return lease;
    }

    private static Refusal missing() {
        return Refusal.of(404, "Lease not found");
    }

    /** What the core says against a lease, in the words that programs know. */
    private Lease judged(Supplier<Lease> change) {
        try {
            return change.get();
        } catch (ProblemException refused) {
            throw switch (refused.problem()) {
                case Problem.Refused rule
                when rule.rule().equals("granularity") ->
                    Refusal.of(
                            422,
                            "Lease times must be aligned to "
                                    + whole.facility().policy().granularity().toSeconds() + "s granularity");
                case Problem.Refused rule
                when rule.rule().equals("slice-expired") -> Refusal.of(404, "Slice not found");
                case Problem.Conflict conflict -> Refusal.of(409, overlap(conflict));
                default -> Refusal.of(refused.problem());
            };
        }
    }

    private String overlap(Problem.Conflict conflict) {
        if (conflict.inTheWay().isEmpty()) {
            return "Overlaps with another lease";
        }
        Problem.InTheWay first = conflict.inTheWay().getFirst();
        String slice = Optional.ofNullable(first.slice())
                .or(() -> whole.find(first.leaseId()).map(form::nameOf))
                .orElse("?");
        return "Overlaps with lease " + first.leaseId() + " (" + slice + ", "
                + Times.utc(first.span().start()) + " — "
                + Times.utc(first.span().end()) + ")";
    }
}
