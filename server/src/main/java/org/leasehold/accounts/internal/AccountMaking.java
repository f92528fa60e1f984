package org.leasehold.accounts.internal;

import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.NewAccount;
import org.leasehold.common.database.Transactions;
import org.leasehold.common.events.EventLog;
import org.leasehold.common.mail.EmailAddress;
import org.springframework.stereotype.Component;

/** Makes the accounts that people sign up for, out of nothing or out of their trial. Within the caller's transaction. */
@Component
class AccountMaking {

    private final AccountRepository accounts;
    private final CredentialRepository credentials;
    private final CredentialMemory memory;
    private final SessionLife life;
    private final EventLog events;
    private final InstantSource clock;

    AccountMaking(
            AccountRepository accounts,
            CredentialRepository credentials,
            CredentialMemory memory,
            SessionLife life,
            EventLog events,
            InstantSource clock) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.memory = memory;
        this.life = life;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What somebody signs up with.
     *
     * @param email an address that they have shown to be theirs; null: none
     * @param passwordHash null: they log in by a provider
     */
    record Wanted(
            @Nullable String name,
            @Nullable String displayName,
            @Nullable EmailAddress email,
            @Nullable String passwordHash) {

        @Override
        public String toString() {
            return "Wanted";
        }
    }

    /** The trial, unless that is over: the same account with all it has, from now on at level 1 (rule G1). */
    Optional<Account> fromTrial(long trialId, Wanted wanted) {
        return accounts.signUpTrial(
                        trialId, wanted.displayName(), wanted.email(), wanted.passwordHash(), clock.instant())
                .map(account -> {
                    credentials.extendSessions(account.id(), life.end(account.level(), null, clock.instant()));
                    Transactions.afterCommit(() -> memory.forget(account.id()));
                    events.append("account.signed-up", account.id(), account.name(), DefaultAccounts.describe(account));
                    return account;
                });
    }

    /** A new account. The name that was wanted, if nobody took it meanwhile. */
    Account create(Wanted wanted) {
        String name = freeName(wanted.name() == null ? wanted.displayName() : wanted.name());
        String displayName = Objects.requireNonNullElse(wanted.displayName(), name);
        EmailAddress email = wanted.email();
        Account account = accounts.insert(
                new NewAccount(name, displayName, email == null ? null : email.text(), null, false, false),
                wanted.passwordHash(),
                clock.instant());
        if (email != null) {
            accounts.confirmEmail(account.id(), email, clock.instant());
        }
        events.append("account.created", account.id(), account.name(), DefaultAccounts.describe(account));
        return accounts.get(account.id());
    }

    /** A free name that looks like what is wanted. */
    String freeName(@Nullable String wanted) {
        return Handles.propose(wanted, name -> accounts.find(name).isPresent());
    }
}
