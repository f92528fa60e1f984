package org.leasehold.accounts.internal;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.AccountEnding;
import org.leasehold.accounts.Limited;
import org.leasehold.accounts.Limits;
import org.leasehold.accounts.Sessions;
import org.leasehold.accounts.Trials;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.common.database.Transactions;
import org.leasehold.common.events.EventLog;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Makes trials and removes them. The one way to end one can be gone again and again until it was gone to its end. */
@Service
class DefaultTrials implements Trials {

    /** No letters or digits that are taken for each other. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int NAME_LETTERS = 8;
    private static final int SHOWN_LETTERS = 4;
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final int ENDED_AT_ONCE = 100;

    private final TrialBrake brake;
    private final TrialRepository repository;
    private final SessionStart sessions;
    private final Limits limits;
    private final ObjectProvider<AccountEnding> endings;
    private final CredentialMemory memory;
    private final EventLog events;
    private final Transactions transactions;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    DefaultTrials(
            TrialBrake brake,
            TrialRepository repository,
            SessionStart sessions,
            Limits limits,
            ObjectProvider<AccountEnding> endings,
            CredentialMemory memory,
            EventLog events,
            Transactions transactions,
            InstantSource clock) {
        this.brake = brake;
        this.repository = repository;
        this.sessions = sessions;
        this.limits = limits;
        this.endings = endings;
        this.memory = memory;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Sessions.Begun begin(InetAddress from) {
        brake.take(from);
        return transactions.call(() -> {
            repository.lockNumber();
            requireRoom();
            String letters = letters();
            Instant now = clock.instant();
            Account account = repository.insert(
                    "anon-" + letters, "Guest " + letters.substring(0, SHOWN_LETTERS), now, now.plus(longest()));
            events.append("account.trial-begun", account.id(), account.name(), Map.of("name", account.name()));
            return sessions.begin(account);
        });
    }

    private void requireRoom() {
        List<Instant> ends = repository.listEnds();
        if (limits.ofLevel(Account.ANONYMOUS, Limited.TRIALS).allows(ends.size() + 1L)) {
            return;
        }
        if (ends.isEmpty()) {
            throw new ProblemException(
                    new Problem.Forbidden("Nobody can try here without an account. Sign up, or log in."));
        }
        Duration wait = Duration.between(clock.instant(), ends.getFirst());
        throw new ProblemException(new Problem.TooManyRequests(
                "All " + ends.size() + " places to try are taken. One is free at " + ends.getFirst()
                        + " at the latest; or sign up, which needs no place.",
                wait.isNegative() ? Duration.ZERO : wait));
    }

    private Duration longest() {
        Long minutes = limits.ofLevel(Account.ANONYMOUS, Limited.TRIAL_MINUTES).mostCount();
        return minutes == null ? LONGEST : Duration.ofMinutes(minutes);
    }

    private String letters() {
        return IntStream.range(0, NAME_LETTERS)
                .mapToObj(_ -> String.valueOf(LETTERS.charAt(random.nextInt(LETTERS.length()))))
                .collect(Collectors.joining());
    }

    @Override
    public void end(long accountId) {
        Optional<Account> trial = transactions.call(() -> {
            Optional<Account> claimed = repository.claim(accountId);
            claimed.ifPresent(account -> repository.disarm(account.id()));
            return claimed;
        });
        if (trial.isEmpty()) {
            return;
        }
        memory.forget(accountId);
        Instant now = clock.instant();
        boolean kept = repository.isKept(accountId, now);
        endings.orderedStream()
                .filter(ending -> !kept || !ending.waitsForChoice())
                .forEach(ending -> ending.end(trial.get()));
        transactions.run(() -> {
            if (kept ? repository.keep(accountId, now) : repository.delete(accountId)) {
                events.append(
                        "account.trial-ended",
                        accountId,
                        "leasehold",
                        Map.of("name", trial.get().name()));
            }
        });
    }

    @Override
    public void endDue() {
        repository.listDue(clock.instant(), ENDED_AT_ONCE).forEach(this::end);
    }
}
