package org.leasehold.accounts.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Authentication.Known;
import org.leasehold.accounts.Credentials;
import org.leasehold.accounts.Sessions;
import org.leasehold.common.database.Transactions;
import org.leasehold.common.events.EventLog;
import org.springframework.stereotype.Service;

/** Sessions in the database, so that every server knows them and a restart ends none. */
@Service
class DefaultSessions implements Sessions {

    static final Duration LIFE = Duration.ofDays(14);
    static final Duration EXTENDED_EVERY = Duration.ofHours(1);
    private static final int MOST_OF_AN_ACCOUNT = 100;

    private final PasswordCheck passwordCheck;
    private final CredentialRepository repository;
    private final CredentialMemory memory;
    private final EventLog events;
    private final Transactions transactions;
    private final InstantSource clock;

    DefaultSessions(
            PasswordCheck passwordCheck,
            CredentialRepository repository,
            CredentialMemory memory,
            EventLog events,
            Transactions transactions,
            InstantSource clock) {
        this.passwordCheck = passwordCheck;
        this.repository = repository;
        this.memory = memory;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Begun logIn(Credentials credentials) {
        return begin(passwordCheck.check(credentials));
    }

    /** Begins a session of somebody who has shown who they are, as a part of the transaction that runs, if any. */
    Begun begin(Account account) {
        String cookie = Secret.random();
        Instant now = clock.instant();
        Instant expiresAt = now.plus(LIFE);
        transactions.run(() -> {
            repository.insertSession(Secret.hash(cookie), account.id(), now, expiresAt);
            repository.tidySessions(account.id(), MOST_OF_AN_ACCOUNT, now);
            events.append("account.logged-in", account.id(), account.name(), Map.of());
        });
        return new Begun(cookie, new Known(person(account), expiresAt));
    }

    @Override
    public void logOut(String cookie) {
        Optional<Long> account = transactions.call(() -> repository.deleteSession(Secret.hash(cookie)));
        account.ifPresent(memory::forget);
    }

    private static Actor.Person person(Account account) {
        return new Actor.Person(
                account.id(),
                account.name(),
                account.displayName(),
                account.administrator(),
                DefaultAuthentication.usable(Actor.Scope.all(), account.administrator(), account.producer()));
    }
}
