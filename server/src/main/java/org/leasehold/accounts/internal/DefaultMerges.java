package org.leasehold.accounts.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Merges;
import org.leasehold.accounts.TrialWork;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.common.database.Transactions;
import org.leasehold.common.events.EventLog;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Moves what a trial has, or leaves it; each in one transaction. */
@Service
class DefaultMerges implements Merges {

    /** How long it can be chosen, or taken back. */
    static final Duration KEPT = Duration.ofDays(7);

    private final MergeRepository repository;
    private final AccountRepository accounts;
    private final TrialRepository trials;
    private final ObjectProvider<TrialWork> kinds;
    private final CredentialMemory memory;
    private final EventLog events;
    private final Transactions transactions;
    private final InstantSource clock;

    DefaultMerges(
            MergeRepository repository,
            AccountRepository accounts,
            TrialRepository trials,
            ObjectProvider<TrialWork> kinds,
            CredentialMemory memory,
            EventLog events,
            Transactions transactions,
            InstantSource clock) {
        this.repository = repository;
        this.accounts = accounts;
        this.trials = trials;
        this.kinds = kinds;
        this.memory = memory;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Optional<Merge> offer(Actor before, Account account) {
        boolean isTrial = before instanceof Actor.Person person
                && person.level() == Account.ANONYMOUS
                && account.level() != Account.ANONYMOUS;
        if (!isTrial) {
            return Optional.empty();
        }
        Actor.Person trial = (Actor.Person) before;
        Instant now = clock.instant();
        return transactions.call(() -> accounts.lock(trial.accountId())
                .map(AccountRepository.WithHash::account)
                .filter(still -> still.level() == Account.ANONYMOUS && !still.disabled())
                .map(still -> repository.offer(still.id(), account.id(), now, now.plus(KEPT)))
                .filter(row -> row.accountId() == account.id())
                .map(this::merge));
    }

    @Override
    public List<Merge> list(Actor.Person actor) {
        return transactions.call(() -> repository.list(actor.accountId(), clock.instant()).stream()
                .map(this::merge)
                .toList());
    }

    @Override
    public Merge move(Actor.Person actor, long id) {
        return chosen(actor, id, row -> {
            if (row.state() != State.OFFERED && row.state() != State.DISCARDED) {
                throw wrong(row);
            }
            Account trial = left(row);
            Account account = accounts.get(row.accountId());
            Map<String, List<String>> work = new TreeMap<>();
            kinds.orderedStream().forEach(kind -> work.put(kind.kind(), kind.move(trial, account)));
            Instant now = clock.instant();
            repository.moved(row.id(), work, now, now.plus(KEPT));
            recorded("account.trial-moved", actor, trial);
        });
    }

    @Override
    public Merge discard(Actor.Person actor, long id) {
        return chosen(actor, id, row -> {
            if (row.state() != State.OFFERED) {
                throw wrong(row);
            }
            Account trial = left(row);
            repository.discarded(row.id(), clock.instant().plus(KEPT));
            recorded("account.trial-discarded", actor, trial);
        });
    }

    @Override
    public Merge undo(Actor.Person actor, long id) {
        Merge merge =
                list(actor).stream().filter(one -> one.id() == id).findFirst().orElseThrow(() -> missing(id));
        if (merge.state() == State.MOVED) {
            // Before it is noted: what is taken back half may be taken back again.
            kinds.orderedStream()
                    .forEach(kind -> kind.undo(
                            merge.trial(), merge.account(), merge.work().getOrDefault(kind.kind(), List.of())));
        }
        return chosen(actor, id, row -> {
            if (row.state() != State.MOVED) {
                throw wrong(row);
            }
            repository.undone(row.id());
            recorded("account.trial-move-undone", actor, accounts.get(row.trialId()));
        });
    }

    /** Nobody acts as the trial from now on. */
    private Account left(MergeRepository.Row row) {
        Account trial = trials.claim(row.trialId()).orElseThrow(() -> missing(row.id()));
        trials.disarm(trial.id());
        Transactions.afterCommit(() -> memory.forget(trial.id()));
        return trial;
    }

    private Merge chosen(Actor.Person actor, long id, Consumer<MergeRepository.Row> choice) {
        return transactions.call(() -> {
            choice.accept(locked(actor, id));
            return merge(locked(actor, id));
        });
    }

    private MergeRepository.Row locked(Actor.Person actor, long id) {
        return repository.lock(id, actor.accountId(), clock.instant()).orElseThrow(() -> missing(id));
    }

    private void recorded(String kind, Actor.Person actor, Account trial) {
        events.append(kind, actor.accountId(), actor.name(), Map.of("trial", trial.name()));
    }

    private Merge merge(MergeRepository.Row row) {
        Account trial = accounts.get(row.trialId());
        boolean open = row.state() == State.OFFERED || row.state() == State.DISCARDED;
        return new Merge(
                row.id(),
                trial,
                accounts.get(row.accountId()),
                row.state(),
                open ? work(trial) : row.moved(),
                row.offeredAt(),
                row.endsAt());
    }

    private Map<String, List<String>> work(Account trial) {
        Map<String, List<String>> work = new TreeMap<>();
        kinds.orderedStream().forEach(kind -> work.put(kind.kind(), kind.list(trial)));
        return work;
    }

    private static ProblemException missing(long id) {
        return new ProblemException(
                new Problem.NotFound("There is no choice " + id + " for a trial of yours, or its time is over."));
    }

    private static ProblemException wrong(MergeRepository.Row row) {
        return new ProblemException(new Problem.WrongState(
                switch (row.state()) {
                    case OFFERED -> "Nothing is chosen yet.";
                    case MOVED -> "What the trial had is your account's already.";
                    case DISCARDED -> "The trial was discarded already. What it had can be moved still.";
                    case UNDONE -> "The move was taken back; there is nothing left to choose.";
                }));
    }
}
