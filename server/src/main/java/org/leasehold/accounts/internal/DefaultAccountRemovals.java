package org.leasehold.accounts.internal;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.AccountEnding;
import org.leasehold.accounts.AccountRemovals;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.RemovalObjection;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.common.database.Transactions;
import org.leasehold.common.events.EventLog;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Removes accounts: first they can do nothing, then what hangs on them ends, then they are gone. */
@Service
class DefaultAccountRemovals implements AccountRemovals {

    private static final int REMOVED_AT_ONCE = 100;

    private final AccountRepository accounts;
    private final CredentialRepository credentials;
    private final CredentialMemory memory;
    private final IdentityRepository identities;
    private final PasswordCheck passwordCheck;
    private final ObjectProvider<RemovalObjection> objections;
    private final ObjectProvider<AccountEnding> endings;
    private final AccountLetters letters;
    private final EventLog events;
    private final Transactions transactions;
    private final InstantSource clock;

    DefaultAccountRemovals(
            AccountRepository accounts,
            CredentialRepository credentials,
            CredentialMemory memory,
            IdentityRepository identities,
            PasswordCheck passwordCheck,
            ObjectProvider<RemovalObjection> objections,
            ObjectProvider<AccountEnding> endings,
            AccountLetters letters,
            EventLog events,
            Transactions transactions,
            InstantSource clock) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.memory = memory;
        this.identities = identities;
        this.passwordCheck = passwordCheck;
        this.objections = objections;
        this.endings = endings;
        this.letters = letters;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void leave(Actor.Person person, @Nullable String password) {
        boolean byProvider = identities.findLastUse(person.accountId()).isPresent();
        if (byProvider || accounts.hasPassword(person.accountId())) {
            passwordCheck.checkAgain(person, password == null ? "" : password);
        }
        remove(person, person.name());
    }

    @Override
    public void remove(Actor actor, String name) {
        Account removed = transactions.call(() -> {
            List<Long> administrators = accounts.lockAdministrators();
            Account account =
                    accounts.find(name).orElseThrow(() -> new ProblemException(Problem.NotFound.of("account", name)));
            objectionTo(account, administrators).ifPresent(objection -> {
                throw new ProblemException(new Problem.WrongState(objection));
            });
            accounts.markRemoved(account.id(), clock.instant());
            credentials.deleteAll(account.id());
            events.append("account.removed", account.id(), actor.name(), Map.of("name", account.name()));
            letters.accountRemoved(account);
            return account;
        });
        memory.forget(removed.id());
        finish(removed);
    }

    @Override
    public void goOn() {
        accounts.listRemoved(REMOVED_AT_ONCE).forEach(this::finish);
    }

    private Optional<String> objectionTo(Account account, List<Long> administrators) {
        if (administrators.equals(List.of(account.id()))) {
            return Optional.of(
                    "\"" + account.name() + "\" is the last administrator. Make somebody else an administrator first.");
        }
        if (account.level() == Account.ANONYMOUS) {
            return Optional.of("\"" + account.name() + "\" is a trial, which ends by itself or by logging out.");
        }
        return objections
                .orderedStream()
                .flatMap(objection -> objection.objectionTo(account).stream())
                .findFirst();
    }

    private void finish(Account account) {
        endings.orderedStream().forEach(ending -> ending.end(account));
        transactions.run(() -> accounts.deleteRemoved(account.id()));
    }
}
