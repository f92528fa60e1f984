package org.leasehold.leases.internal;

import java.util.Map;
import java.util.function.Supplier;
import org.leasehold.accounts.Actor;
import org.leasehold.calendar.Calendar;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.common.events.EventLog;
import org.leasehold.leases.Committed;
import org.leasehold.leases.Lease;
import org.leasehold.leases.LeaseBook;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes changed leases with their claims and events to the database, and then lets the lease book know. */
@Component
class LeaseWriting {

    private final LeaseRepository repository;
    private final Calendar calendar;
    private final LeaseBook book;
    private final Judgement judgement;
    private final EventLog events;
    private final TransactionTemplate transaction;

    LeaseWriting(
            LeaseRepository repository,
            Calendar calendar,
            LeaseBook book,
            Judgement judgement,
            EventLog events,
            TransactionTemplate transaction) {
        this.repository = repository;
        this.calendar = calendar;
        this.book = book;
        this.judgement = judgement;
        this.events = events;
        this.transaction = transaction;
    }

    /** Writes an amended lease, whose time the calendar holds already; gives that back when it fails. */
    Committed amended(Actor actor, Lease before, Lease after) {
        boolean done = false;
        try {
            Committed committed = inTransaction(() -> {
                writeVersion(after);
                if (!repository.replaceClaims(after)) {
                    throw new ProblemException(
                            judgement.conflict(after, calendar.clashes(after.resourceIds(), after.held(), after.id())));
                }
                return recorded(actor, "lease.amended", after);
            });
            done = true;
            // The book may have forgotten what the calendar has not: leases long over.
            calendar.settle(after.id(), before.resourceIds(), before.held(), after.resourceIds(), after.held());
            book.apply(after);
            return committed;
        } finally {
            if (!done) {
                calendar.settle(after.id(), after.resourceIds(), after.held(), before.resourceIds(), before.held());
            }
        }
    }

    /** Writes a lease of which less is held than before. */
    Committed changed(Actor actor, String kind, Lease after) {
        Committed committed = inTransaction(() -> {
            writeVersion(after);
            if (after.state().holds()) {
                repository.replaceClaims(after);
            } else {
                repository.deleteClaims(after.id());
            }
            return recorded(actor, kind, after);
        });
        book.apply(after);
        return committed;
    }

    private void writeVersion(Lease after) {
        if (!repository.update(after)) {
            throw new ProblemException(new Problem.RevisionMismatch(
                    "Lease " + after.id() + " was changed by somebody else at the same moment. Look at it again.",
                    after.revision()));
        }
    }

    private Committed recorded(Actor actor, String kind, Lease lease) {
        long event = events.append(
                kind,
                lease.id(),
                lease.revision(),
                actor.name(),
                Map.of(
                        "start", lease.span().start().toString(),
                        "end", lease.span().end().toString(),
                        "resourceIds", lease.resourceIds()));
        return new Committed(lease, event);
    }

    private <T> T inTransaction(Supplier<T> work) {
        return transaction.execute(_ -> work.get());
    }
}
