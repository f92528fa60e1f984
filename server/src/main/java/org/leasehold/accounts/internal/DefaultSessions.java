package org.leasehold.accounts.internal;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Credentials;
import org.leasehold.accounts.Device;
import org.leasehold.accounts.Sessions;
import org.leasehold.accounts.Trials;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.common.database.Transactions;
import org.leasehold.common.events.EventLog;
import org.springframework.stereotype.Service;

/** Sessions in the database, so that every server knows them and a restart ends none. */
@Service
class DefaultSessions implements Sessions {

    private final PasswordCheck passwordCheck;
    private final SessionStart start;
    private final Trials trials;
    private final CredentialRepository repository;
    private final CredentialMemory memory;
    private final EventLog events;
    private final Transactions transactions;
    private final InstantSource clock;

    DefaultSessions(
            PasswordCheck passwordCheck,
            SessionStart start,
            Trials trials,
            CredentialRepository repository,
            CredentialMemory memory,
            EventLog events,
            Transactions transactions,
            InstantSource clock) {
        this.passwordCheck = passwordCheck;
        this.start = start;
        this.trials = trials;
        this.repository = repository;
        this.memory = memory;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Begun logIn(Credentials credentials) {
        PasswordCheck.Shown shown = passwordCheck.check(credentials);
        return start.begin(shown.account(), shown.strong());
    }

    @Override
    public void logOut(String cookie) {
        Optional<Long> account = transactions.call(() -> repository.deleteSession(Secret.hash(cookie)));
        account.ifPresent(memory::forget);
        account.ifPresent(trials::end);
    }

    @Override
    public void describe(String cookie, Device device) {
        transactions.run(() -> repository.describe(Secret.hash(cookie), device));
    }

    @Override
    public List<Open> list(Actor.Person person, @Nullable String cookie) {
        return repository.listSessions(person.accountId(), hash(cookie), clock.instant());
    }

    @Override
    public void end(Actor.Person person, long id) {
        transactions.run(() -> {
            if (!repository.deleteSession(person.accountId(), id)) {
                throw new ProblemException(new Problem.NotFound("You have no session " + id + "."));
            }
            events.append("account.session-ended", person.accountId(), person.name(), Map.of("session", id));
        });
        memory.forget(person.accountId());
    }

    @Override
    public void endOthers(Actor.Person person, @Nullable String cookie) {
        transactions.run(() -> {
            repository.deleteSessions(person.accountId(), hash(cookie));
            events.append("account.sessions-ended", person.accountId(), person.name(), Map.of());
        });
        memory.forget(person.accountId());
    }

    private static Secret.@Nullable Hash hash(@Nullable String cookie) {
        return cookie == null ? null : Secret.hash(cookie);
    }
}
