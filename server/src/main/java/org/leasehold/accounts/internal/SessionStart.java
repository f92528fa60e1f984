package org.leasehold.accounts.internal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Authentication.Known;
import org.leasehold.accounts.Sessions.Begun;
import org.leasehold.common.database.Transactions;
import org.leasehold.common.events.EventLog;
import org.springframework.stereotype.Component;

/** Begins a session for somebody who has shown who they are, however they did. Always a new secret, never a given one. */
@Component
class SessionStart {

    private static final int MOST_OF_AN_ACCOUNT = 100;

    private final CredentialRepository repository;
    private final SessionLife life;
    private final AdministratorRights administratorRights;
    private final EventLog events;
    private final Transactions transactions;
    private final InstantSource clock;

    SessionStart(
            CredentialRepository repository,
            SessionLife life,
            AdministratorRights administratorRights,
            EventLog events,
            Transactions transactions,
            InstantSource clock) {
        this.repository = repository;
        this.life = life;
        this.administratorRights = administratorRights;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** For somebody who has shown one thing: a password, or what another identity provider says. */
    Begun begin(Account account) {
        return begin(account, false);
    }

    /** @param strong a second factor was shown, or a passkey */
    Begun begin(Account account, boolean strong) {
        String cookie = Secret.random();
        Instant now = clock.instant();
        Instant expiresAt = life.end(account.level(), account.endsAt(), now);
        transactions.run(() -> {
            repository.insertSession(Secret.hash(cookie), account.id(), strong, now, expiresAt);
            repository.tidySessions(account.id(), MOST_OF_AN_ACCOUNT, now);
            events.append("account.logged-in", account.id(), account.name(), Map.of());
        });
        return new Begun(cookie, new Known(person(account, strong), expiresAt));
    }

    private Actor.Person person(Account account, boolean strong) {
        boolean administrator = administratorRights.hold(account.administrator(), strong);
        return new Actor.Person(
                account.id(),
                account.name(),
                account.displayName(),
                account.level(),
                administrator,
                DefaultAuthentication.usable(Actor.Scope.all(), administrator, account.producer()));
    }
}
