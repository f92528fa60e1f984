package org.leasehold.leases.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Actor;
import org.leasehold.calendar.Calendar;
import org.leasehold.calendar.Clash;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.common.Span;
import org.leasehold.inventory.Catalogue;
import org.leasehold.inventory.Grain;
import org.leasehold.inventory.Inventory;
import org.leasehold.inventory.Resource;
import org.leasehold.leases.Amendment;
import org.leasehold.leases.Booking;
import org.leasehold.leases.Committed;
import org.leasehold.leases.Lease;
import org.leasehold.leases.LeaseBook;
import org.leasehold.leases.LeaseFilter;
import org.leasehold.leases.LeaseState;
import org.leasehold.leases.Leases;
import org.leasehold.organizations.Action;
import org.leasehold.organizations.Rights;
import org.leasehold.organizations.Slices;
import org.leasehold.organizations.Subject;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Decides in memory, writes to the database, and then lets the lease book know. */
@Service
class DefaultLeases implements Leases {

    private static final int LOCKS = 256;
    private static final int CROSSINGS = 5;

    private final Inventory inventory;
    private final Slices slices;
    private final Rights rights;
    private final Calendar calendar;
    private final LeaseBook book;
    private final LeaseRepository repository;
    private final GroupCommit journal;
    private final LeaseIds ids;
    private final Drafts drafts;
    private final Judgement judgement;
    private final Changeable changeable;
    private final LeaseWriting writing;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final Object[] locks = new Object[LOCKS];

    DefaultLeases(
            Inventory inventory,
            Slices slices,
            Rights rights,
            Calendar calendar,
            LeaseBook book,
            LeaseRepository repository,
            GroupCommit journal,
            LeaseIds ids,
            Drafts drafts,
            Judgement judgement,
            Changeable changeable,
            LeaseWriting writing,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.inventory = inventory;
        this.slices = slices;
        this.rights = rights;
        this.calendar = calendar;
        this.book = book;
        this.repository = repository;
        this.journal = journal;
        this.ids = ids;
        this.drafts = drafts;
        this.judgement = judgement;
        this.changeable = changeable;
        this.writing = writing;
        this.transaction = transaction;
        this.clock = clock;
        for (int index = 0; index < LOCKS; index++) {
            locks[index] = new Object();
        }
    }

    @Override
    public Committed book(Actor actor, Booking booking, @Nullable BookingKey key) {
        Lease wanted = drafts.of(actor, booking);
        rights.require(actor, Action.LEASE_FOR, new Subject.OfSlice(wanted.sliceId()));
        Optional<Committed> already = bookedBefore(actor, key);
        if (already.isPresent()) {
            return already.get();
        }
        List<Problem> refusals = judgement.ofRules(actor, wanted, Optional.empty());
        if (!refusals.isEmpty()) {
            throw new ProblemException(refusals.getFirst());
        }
        Lease lease = withId(wanted, ids.next());
        List<Clash> clashes = calendar.tryHold(lease.id(), lease.id(), lease.resourceIds(), lease.held());
        if (!clashes.isEmpty()) {
            throw new ProblemException(judgement.conflict(lease, clashes));
        }
        book.reserve(lease);
        return written(actor, lease, key);
    }

    private Committed written(Actor actor, Lease lease, @Nullable BookingKey key) {
        GroupCommit.Outcome outcome = new GroupCommit.Outcome.InTheWay();
        try {
            outcome = journal.write(lease, key(actor, key));
        } finally {
            if (!(outcome instanceof GroupCommit.Outcome.Written)) {
                book.release(lease);
            }
        }
        return switch (outcome) {
            case GroupCommit.Outcome.Written written -> {
                book.apply(lease);
                yield new Committed(lease, written.eventId());
            }
            case GroupCommit.Outcome.InTheWay _ ->
                throw new ProblemException(
                        judgement.conflict(lease, calendar.clashes(lease.resourceIds(), lease.held(), lease.id())));
            case GroupCommit.Outcome.KeyTaken _ ->
                bookedBefore(actor, key)
                        .orElseThrow(() -> new ProblemException(new Problem.Unavailable(
                                "Another booking under the same key is under way. Try again.")));
            case GroupCommit.Outcome.Failed _ ->
                throw new ProblemException(
                        new Problem.Unavailable(
                                "The database is away, so it is not certain that the lease was booked. Try again with the same Idempotency-Key: a booking said twice with one key is one booking."));
        };
    }

    private Optional<Committed> bookedBefore(Actor actor, @Nullable BookingKey key) {
        if (key == null || !(actor instanceof Actor.Person person)) {
            return Optional.empty();
        }
        return repository
                .findBookedUnder(person.accountId(), key.key(), key.requestHash())
                .flatMap(repository::find)
                .map(lease -> new Committed(lease, 0));
    }

    private static GroupCommit.@Nullable Key key(Actor actor, @Nullable BookingKey key) {
        return key != null && actor instanceof Actor.Person person
                ? new GroupCommit.Key(person.accountId(), key.key(), key.requestHash())
                : null;
    }

    @Override
    public Preview preview(Actor actor, Booking booking) {
        Lease wanted = drafts.of(actor, booking);
        rights.require(actor, Action.LEASE_FOR, new Subject.OfSlice(wanted.sliceId()));
        return new Preview(wanted, judgement.of(actor, wanted, Optional.empty()));
    }

    @Override
    public Committed amend(Actor actor, long id, long revision, Amendment amendment) {
        synchronized (lockOf(id)) {
            Lease before = changeable.amendable(actor, getLease(id));
            if (before.revision() != revision) {
                throw new ProblemException(new Problem.RevisionMismatch(
                        "Lease " + id + " is at revision " + before.revision() + ", not " + revision
                                + ": somebody changed it meanwhile. Look at it again.",
                        before.revision()));
            }
            return amendVersion(actor, before, amendment);
        }
    }

    @Override
    public Committed amend(Actor actor, long id, Amendment amendment) {
        synchronized (lockOf(id)) {
            return despiteTheLifecycle(id, lease -> amendVersion(actor, changeable.amendable(actor, lease), amendment));
        }
    }

    private Committed amendVersion(Actor actor, Lease before, Amendment amendment) {
        Lease after = changeable.amended(before, drafts.amended(before, amendment));
        List<Problem> refusals = judgement.ofRules(actor, after, Optional.of(before));
        if (!refusals.isEmpty()) {
            throw new ProblemException(refusals.getFirst());
        }
        List<Clash> clashes = calendar.tryHoldMore(
                before.id(), before.resourceIds(), before.held(), after.resourceIds(), after.held());
        if (!clashes.isEmpty()) {
            throw new ProblemException(judgement.conflict(after, clashes));
        }
        return writing.amended(actor, before, after);
    }

    /** The lifecycle may change it at this very moment; who asked for no version tries again with the one there is. */
    private Committed despiteTheLifecycle(long id, Function<Lease, Committed> change) {
        Lease lease = getLease(id);
        for (int attempt = 1; ; attempt++) {
            try {
                return change.apply(lease);
            } catch (ProblemException crossed) {
                if (!(crossed.problem() instanceof Problem.RevisionMismatch) || attempt == CROSSINGS) {
                    throw crossed;
                }
                lease = repository.find(id).orElse(lease);
            }
        }
    }

    @Override
    public Preview preview(Actor actor, long id, Amendment amendment) {
        Lease before = changeable.amendable(actor, getLease(id));
        Lease after = changeable.amended(before, drafts.amended(before, amendment));
        return new Preview(after, judgement.of(actor, after, Optional.of(before)));
    }

    @Override
    public Committed cancel(Actor actor, long id, Cut cut) {
        synchronized (lockOf(id)) {
            return despiteTheLifecycle(id, lease -> cancelVersion(actor, changeable.cancellable(actor, lease), cut));
        }
    }

    private Committed cancelVersion(Actor actor, Lease before, Cut cut) {
        boolean begun = !before.span().start().isAfter(clock.instant())
                || before.state().isRunning();
        if (!begun) {
            return writing.changed(
                    actor, "lease.cancelled", before.with(before.state().after(new LeaseState.Step.Cancel())));
        }
        Instant end = earliestEnd(before, cut);
        return end.isBefore(before.span().end())
                ? writing.changed(actor, "lease.cut", before.endingAt(end))
                : new Committed(before, 0);
    }

    /** At least one grain after the start. */
    private Instant earliestEnd(Lease running, Cut cut) {
        Grain grain = inventory.catalogue().getFacility(running.facilityId()).grain();
        Instant wanted = switch (cut) {
            case NEXT_GRAIN -> grain.ceiling(clock.instant());
            case LAST_GRAIN -> grain.floor(clock.instant());
        };
        Instant least = grain.after(running.span().start());
        return wanted.isBefore(least) ? least : wanted;
    }

    private static Lease withId(Lease draft, long id) {
        return new Lease(
                id,
                draft.revision(),
                draft.facilityId(),
                draft.resourceIds(),
                draft.sliceId(),
                draft.state(),
                draft.span(),
                draft.held(),
                draft.note(),
                draft.createdAt(),
                draft.createdBy());
    }

    @Override
    public Lease getLease(long id) {
        return book.find(id)
                .or(() -> repository.find(id))
                .orElseThrow(() -> new ProblemException(Problem.NotFound.of("lease", Long.toString(id))));
    }

    @Override
    public List<Lease> list(LeaseFilter filter, LeaseFilter.@Nullable Cursor after, int limit, boolean newestFirst) {
        return repository.list(filter, after, limit, newestFirst);
    }

    @Override
    public void forEach(LeaseFilter filter, Consumer<Lease> reader) {
        transaction.executeWithoutResult(_ -> repository.forEach(filter, reader));
    }

    @Override
    public Optional<Lease> findHeldNow(Actor actor, String facilityName, String resourceName, @Nullable String slice) {
        Catalogue catalogue = inventory.catalogue();
        Resource resource = catalogue.getResource(catalogue.getFacility(facilityName), resourceName);
        Instant now = clock.instant();
        List<Integer> wholes = catalogue.ancestors(resource);
        return calendar.clashes(List.of(resource.id()), Span.of(now, Duration.ofMillis(1)), 0).stream()
                .filter(clash -> clash.resourceId() == resource.id() || wholes.contains(clash.resourceId()))
                .map(clash -> getLease(clash.holder()))
                .filter(lease -> lease.span().contains(now))
                .filter(lease -> slice == null || slices.getSlice(slice).id() == lease.sliceId())
                .filter(lease -> rights.may(actor, Action.LEASE_FOR, new Subject.OfSlice(lease.sliceId())))
                .min(Comparator.comparingLong(Lease::id));
    }

    private Object lockOf(long id) {
        return locks[(int) (id % LOCKS)];
    }
}
