package org.leasehold.accounts.internal;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Confirmations.Begun;
import org.leasehold.accounts.SignUps;
import org.leasehold.accounts.internal.ConfirmationRepository.Purpose;
import org.leasehold.accounts.internal.ConfirmationRepository.Wanted;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.common.database.Transactions;
import org.leasehold.common.events.EventLog;
import org.leasehold.common.mail.EmailAddress;
import org.springframework.stereotype.Service;

/** Begins sign-ups. What is written and mailed has the same size and costs the same, whoever has the address. */
@Service
class DefaultSignUps implements SignUps {

    private static final Duration LIFE = Duration.ofHours(24);

    private final ConfirmationRepository confirmations;
    private final AccountRepository accounts;
    private final Passwords passwords;
    private final ConfirmationLimits limits;
    private final AccountLetters letters;
    private final EventLog events;
    private final Transactions transactions;
    private final InstantSource clock;

    DefaultSignUps(
            ConfirmationRepository confirmations,
            AccountRepository accounts,
            Passwords passwords,
            ConfirmationLimits limits,
            AccountLetters letters,
            EventLog events,
            Transactions transactions,
            InstantSource clock) {
        this.confirmations = confirmations;
        this.accounts = accounts;
        this.passwords = passwords;
        this.limits = limits;
        this.letters = letters;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Begun begin(Actor actor, Wish wish, InetAddress from) {
        limits.wish(from);
        EmailAddress email = DefaultAccounts.address("email", wish.email());
        @Nullable
        String displayName = wish.displayName() == null || wish.displayName().isBlank()
                ? null
                : DefaultAccounts.displayName(wish.displayName());
        @Nullable String name = wish.name() == null || wish.name().isBlank() ? null : freeName(wish.name());
        @Nullable Long trial = trial(actor);
        if (trial != null && name != null) {
            throw new ProblemException(new Problem.Invalid(
                    "name",
                    "You keep the name \"" + actor.name() + "\", by which tools know what you have. Leave it empty."));
        }
        limits.letter(email);
        Wanted wanted = new Wanted(
                Purpose.SIGN_UP, email, trial, name, displayName, passwords.hash("password", wish.password()));
        ConfirmationSecrets secrets = ConfirmationSecrets.random();
        Instant now = clock.instant();
        Instant expiresAt = now.plus(LIFE);
        transactions.run(() -> {
            long id = confirmations.insert(wanted, secrets, now, expiresAt);
            mail(email, secrets);
            events.append("confirmation.begun", id, new Actor.Anonymous().name(), Map.of("purpose", "sign_up"));
        });
        return new Begun(secrets.begun(), expiresAt);
    }

    @Override
    public void sendAgain(String begun, InetAddress from) {
        limits.wish(from);
        ConfirmationSecrets secrets = ConfirmationSecrets.of(begun);
        transactions.run(() -> {
            Wanted wanted = confirmations
                    .renew(secrets, clock.instant())
                    .orElseThrow(() -> new ProblemException(new Problem.WrongState(
                            "No more mails are sent for this sign-up. Look into the spam folder, or sign up again.")));
            limits.letter(wanted.email());
            mail(wanted.email(), secrets);
        });
    }

    /** Whoever has an account gets a mail without secrets; nobody can redeem what was written for it. */
    private void mail(EmailAddress email, ConfirmationSecrets secrets) {
        if (accounts.findByLogin(email.text()).isPresent()) {
            letters.alreadySignedUp(email);
        } else {
            letters.signUp(email, secrets);
        }
    }

    private static @Nullable Long trial(Actor actor) {
        return actor instanceof Actor.Person person && person.level() == Account.ANONYMOUS ? person.accountId() : null;
    }

    private String freeName(String wanted) {
        String name = Handles.check(wanted);
        if (accounts.find(name).isPresent()) {
            throw new ProblemException(
                    new Problem.Taken("The name \"" + name + "\" is taken. Choose another one, or leave it empty."));
        }
        return name;
    }
}
