package org.leasehold.leases.internal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.leasehold.common.events.EventLog;
import org.leasehold.leases.Deadlines;
import org.leasehold.leases.Lease;
import org.leasehold.leases.LeaseBook;
import org.leasehold.leases.LeaseState.Step;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Moves leases on in bulk: however many are due at one instant, each step is one statement. */
@Service
class DefaultDeadlines implements Deadlines {

    private final LeaseRepository repository;
    private final LeaseBook book;
    private final EventLog events;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    DefaultDeadlines(
            LeaseRepository repository,
            LeaseBook book,
            EventLog events,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.repository = repository;
        this.book = book;
        this.events = events;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> nextDue() {
        return repository.nextDue();
    }

    @Override
    public List<Lease> advance(Predicate<Lease> awaitDriver, int limit) {
        List<Lease> advanced = transaction.execute(_ -> {
            Instant now = clock.instant();
            List<Lease> wanted = repository.lockDue(now, limit).stream()
                    .map(lease -> lease.with(lease.state().after(step(lease, now, awaitDriver.test(lease)))))
                    .toList();
            Set<Long> written = new HashSet<>(repository.advance(wanted));
            List<Lease> result = wanted.stream()
                    .filter(lease -> written.contains(lease.id()))
                    .toList();
            record(result, now);
            return result;
        });
        advanced.forEach(book::apply);
        return advanced;
    }

    private static Step step(Lease lease, Instant now, boolean awaitDriver) {
        boolean over = !lease.span().end().isAfter(now);
        if (over) {
            // A lease that slept through its whole span, because no server ran, never started: nothing to undo.
            return new Step.End(awaitDriver && lease.state().isRunning());
        }
        return new Step.Start(awaitDriver);
    }

    private void record(List<Lease> leases, Instant now) {
        jdbc.sql("""
                        insert into event (at, kind, subject_id, revision, actor, detail)
                        select cast(:now as timestamptz), 'lease.' || lower(state), id, revision, 'leasehold', '{}'
                          from unnest(:ids, :revisions, :states) as advanced (id, revision, state)
                        """)
                .param("now", now.toString())
                .param("ids", leases.stream().map(Lease::id).toArray(Long[]::new))
                .param("revisions", leases.stream().map(Lease::revision).toArray(Long[]::new))
                .param(
                        "states",
                        leases.stream().map(lease -> lease.state().name()).toArray(String[]::new))
                .update();
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
