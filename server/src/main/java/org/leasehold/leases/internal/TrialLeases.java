package org.leasehold.leases.internal;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.TrialWork;
import org.leasehold.common.database.Transactions;
import org.leasehold.common.events.EventLog;
import org.leasehold.leases.Lease;
import org.leasehold.leases.LeaseBook;
import org.leasehold.leases.Leases;
import org.leasehold.organizations.PersonalSlices;
import org.leasehold.organizations.Slice;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The leases that somebody who tries holds for themselves: they go to the personal slice of the account (rule G2). */
@Repository
@Order(1)
class TrialLeases implements TrialWork {

    private final JdbcClient jdbc;
    private final PersonalSlices slices;
    private final LeaseBook book;
    private final Leases leases;
    private final EventLog events;
    private final InstantSource clock;

    TrialLeases(
            JdbcClient jdbc,
            PersonalSlices slices,
            LeaseBook book,
            Leases leases,
            EventLog events,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.slices = slices;
        this.book = book;
        this.leases = leases;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "leases";
    }

    @Override
    public List<String> list(Account trial) {
        return slices.find(trial.id()).map(Slice::id).stream()
                .flatMap(slice -> book.toCome(slice).stream())
                .map(lease -> Long.toString(lease.id()))
                .sorted()
                .toList();
    }

    @Override
    public List<String> move(Account trial, Account account) {
        Optional<Slice> from = slices.find(trial.id());
        if (from.isEmpty() || book.toCome(from.get().id()).isEmpty()) {
            return List.of();
        }
        Slice to = slices.of(person(account));
        List<Lease> moved = handOver(from.get(), to);
        for (Lease lease : moved) {
            events.append("lease.moved", lease.id(), lease.revision(), account.name(), Map.of("from", trial.name()));
            Transactions.afterCommit(() -> book.apply(lease));
        }
        return moved.stream().map(lease -> Long.toString(lease.id())).toList();
    }

    /** What is over stays whose it was: the past does not change. */
    private List<Lease> handOver(Slice from, Slice to) {
        return jdbc.sql("""
                        update lease set slice_id = :to, revision = revision + 1
                         where slice_id = :from and ends_at > :now and state not in ('EXPIRED', 'CANCELLED')
                        returning\s""" + LeaseRows.COLUMNS)
                .param("from", from.id())
                .param("to", to.id())
                .param("now", Timestamp.from(clock.instant()))
                .query((row, _) -> LeaseRows.read(row))
                .list();
    }

    /** Cancels what has not begun and cuts what runs, unless it has gone on to another slice meanwhile. */
    @Override
    public void undo(Account trial, Account account, List<String> moved) {
        slices.find(account.id())
                .ifPresent(slice -> book.toCome(slice.id()).stream()
                        .filter(lease -> moved.contains(Long.toString(lease.id())))
                        .forEach(lease -> leases.cancel(new Actor.System(), lease.id())));
    }

    private static Actor.Person person(Account account) {
        return new Actor.Person(
                account.id(),
                account.name(),
                account.displayName(),
                account.level(),
                account.administrator(),
                Actor.Scope.all());
    }
}
