package org.leasehold.accounts.internal;

import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Newcomers;
import org.leasehold.accounts.ProvenIdentity;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.common.database.Transactions;
import org.leasehold.common.mail.EmailAddress;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Makes accounts of newcomers, once for each. */
@Service
class DefaultNewcomers implements Newcomers {

    private final NewcomerRepository repository;
    private final AccountRepository accounts;
    private final AccountMaking making;
    private final IdentityLinking linking;
    private final PasswordCheck passwordCheck;
    private final SessionStart sessions;
    private final Transactions transactions;
    private final InstantSource clock;

    DefaultNewcomers(
            NewcomerRepository repository,
            AccountRepository accounts,
            AccountMaking making,
            IdentityLinking linking,
            PasswordCheck passwordCheck,
            SessionStart sessions,
            Transactions transactions,
            InstantSource clock) {
        this.repository = repository;
        this.accounts = accounts;
        this.making = making;
        this.linking = linking;
        this.passwordCheck = passwordCheck;
        this.sessions = sessions;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Optional<Newcomer> find(String browser) {
        return Optional.of(browser)
                .filter(secret -> Secret.looksRight(secret, ""))
                .flatMap(secret -> repository.find(Secret.hash(secret), clock.instant()))
                .map(waiting -> new Newcomer(
                        waiting.who(), making.freeName(waiting.who().displayName()), waiting.next()));
    }

    @Override
    public Settled settle(String browser, @Nullable String displayName, @Nullable String name, Actor present) {
        @Nullable
        String shown = displayName == null || displayName.isBlank() ? null : DefaultAccounts.displayName(displayName);
        Optional<Actor.Person> trial = trial(present);
        @Nullable String wanted = name == null || name.isBlank() || trial.isPresent() ? null : Handles.check(name);
        try {
            return transactions.call(() -> {
                ProvenIdentity who = take(browser);
                if (wanted != null && accounts.find(wanted).isPresent()) {
                    throw taken(wanted);
                }
                return made(who, wanted, shown, trial);
            });
        } catch (DuplicateKeyException e) {
            throw new ProblemException(new Problem.Taken(
                    "Somebody was faster: the name, or your identity, has an account now. Log in again."));
        }
    }

    private Settled made(
            ProvenIdentity who, @Nullable String name, @Nullable String displayName, Optional<Actor.Person> trial) {
        String shown = displayName == null ? shownBy(who) : displayName;
        AccountMaking.Wanted wanted = new AccountMaking.Wanted(name, shown, freeAddress(who), null);
        Optional<Account> kept = trial.flatMap(person -> making.fromTrial(person.accountId(), wanted));
        Account account = kept.orElseGet(() -> making.create(wanted));
        linking.link(account, who);
        return kept.isPresent() ? new Settled.Kept(account) : new Settled.LoggedIn(sessions.begin(account));
    }

    /** What the provider says, if that can be shown. */
    private static @Nullable String shownBy(ProvenIdentity who) {
        try {
            return who.displayName().isBlank() ? null : DefaultAccounts.displayName(who.displayName());
        } catch (ProblemException unfit) {
            return null;
        }
    }

    /** An address that is verified and that nobody else has. */
    private @Nullable EmailAddress freeAddress(ProvenIdentity who) {
        return IdentityLinking.verifiedAddress(who)
                .filter(email -> accounts.findByLogin(email.text()).isEmpty())
                .orElse(null);
    }

    @Override
    public void link(String browser, Actor.Person present, String password) {
        if (trial(present).isPresent()) {
            throw new ProblemException(new Problem.Forbidden("A trial has no other ways to log in. Register first."));
        }
        passwordCheck.checkAgain(present, password);
        try {
            transactions.run(() -> linking.link(accounts.get(present.accountId()), take(browser)));
        } catch (DuplicateKeyException e) {
            throw new ProblemException(new Problem.Taken("This identity logs in to an account already."));
        }
    }

    private ProvenIdentity take(String browser) {
        return Optional.of(browser)
                .filter(secret -> Secret.looksRight(secret, ""))
                .flatMap(secret -> repository.take(Secret.hash(secret), clock.instant()))
                .map(NewcomerRepository.Waiting::who)
                .orElseThrow(() -> new ProblemException(
                        new Problem.NotFound("Nobody waits here to be let in. Log in with the provider again.")));
    }

    private static Optional<Actor.Person> trial(Actor present) {
        return present instanceof Actor.Person person && person.level() == Account.ANONYMOUS
                ? Optional.of(person)
                : Optional.empty();
    }

    private static ProblemException taken(String name) {
        return new ProblemException(
                new Problem.Taken("The name \"" + name + "\" is taken. Choose another one, or leave it empty."));
    }
}
