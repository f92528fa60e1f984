package org.leasehold.leases.internal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.leasehold.common.events.EventLog;
import org.leasehold.leases.Deadlines;
import org.leasehold.leases.Lease;
import org.leasehold.leases.LeaseBook;
import org.leasehold.leases.LeaseState.Step;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Moves leases on in bulk: however many are due at one instant, each step is one statement. */
@Service
class DefaultDeadlines implements Deadlines {

    /** So many are one statement: what is written is told while the next are being written. */
    private static final int AT_ONCE = 500;

    private static final Executor TELLER = Thread::startVirtualThread;

    private final LeaseRepository repository;
    private final LeaseBook book;
    private final Agenda agenda;
    private final EventLog events;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    DefaultDeadlines(
            LeaseRepository repository,
            LeaseBook book,
            EventLog events,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.repository = repository;
        this.book = book;
        // Before anybody has these deadlines who also listens to the book: the agenda hears of a lease first.
        this.agenda = new Agenda(book);
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> nextDue() {
        return agenda.nextDue();
    }

    @Override
    public void advance(Predicate<Lease> awaitDriver, Consumer<Lease> advanced) {
        Instant now = clock.instant();
        List<Lease> due = agenda.due(now);
        CompletableFuture<Void> told = CompletableFuture.completedFuture(null);
        try {
            for (int from = 0; from < due.size(); from += AT_ONCE) {
                List<Lease> wanted = due.subList(from, Math.min(from + AT_ONCE, due.size())).stream()
                        .map(lease -> lease.with(lease.state().after(step(lease, now, awaitDriver.test(lease)))))
                        .toList();
                Written written = write(wanted, now);
                told = told.thenRunAsync(() -> tell(written, advanced), TELLER);
            }
        } finally {
            told.join();
        }
    }

    /** What became of some leases: those that took their step, and those that somebody else changed first, as they are. */
    private record Written(List<Lease> advanced, List<Lease> crossed) {}

    private Written write(List<Lease> wanted, Instant now) {
        Set<Long> written = new HashSet<>(repository.advance(wanted, now));
        List<Lease> advanced =
                wanted.stream().filter(lease -> written.contains(lease.id())).toList();
        List<Long> crossed = wanted.stream()
                .map(Lease::id)
                .filter(id -> !written.contains(id))
                .toList();
        return new Written(advanced, crossed.isEmpty() ? List.of() : repository.list(crossed));
    }

    private void tell(Written written, Consumer<Lease> advanced) {
        written.advanced().forEach(lease -> {
            book.apply(lease);
            advanced.accept(lease);
        });
        written.crossed().forEach(book::apply);
    }

    private static Step step(Lease lease, Instant now, boolean awaitDriver) {
        boolean over = !lease.span().end().isAfter(now);
        if (over) {
            // A lease that slept through its whole span, because no server ran, never started: nothing to undo.
            return new Step.End(awaitDriver && lease.state().isRunning());
        }
        return new Step.Start(awaitDriver);
    }

    @Override
    public List<Lease> listAwaitingDriver() {
        return repository.listAwaitingDriver();
    }

    @Override
    public void driverDone(Lease asked) {
        report(asked, new Step.DriverDone());
    }

    @Override
    public void driverFailed(Lease asked, String problem) {
        report(asked, new Step.DriverFailed(problem));
    }

    /** A late word counts for nothing: a lease that ends meanwhile waits for its end, not for its start. */
    private void report(Lease asked, Step step) {
        Optional<Lease> after = transaction.execute(_ -> repository
                .find(asked.id())
                .filter(lease -> lease.state().equals(asked.state()))
                .map(lease -> lease.with(lease.state().after(step)))
                .filter(this::written));
        after.ifPresent(book::apply);
    }

    private boolean written(Lease lease) {
        boolean written = repository.update(lease);
        if (written) {
            events.append(
                    "lease." + lease.state().name().toLowerCase(Locale.ROOT),
                    lease.id(),
                    lease.revision(),
                    "leasehold",
                    Map.of("problem", lease.state().failure().orElse("")));
        }
        return written;
    }
}
