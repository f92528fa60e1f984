package org.leasehold.accounts.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.AddressChanges;
import org.leasehold.accounts.Confirmations.Begun;
import org.leasehold.accounts.internal.ConfirmationRepository.Purpose;
import org.leasehold.accounts.internal.ConfirmationRepository.Wanted;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.common.database.Transactions;
import org.leasehold.common.events.EventLog;
import org.leasehold.common.mail.EmailAddress;
import org.springframework.stereotype.Service;

/** Begins changes of address; a later one takes the place of the one before. */
@Service
class DefaultAddressChanges implements AddressChanges {

    private static final Duration LIFE = Duration.ofHours(24);

    private final ConfirmationRepository confirmations;
    private final AccountRepository accounts;
    private final PasswordCheck passwordCheck;
    private final ConfirmationLimits limits;
    private final AccountLetters letters;
    private final EventLog events;
    private final Transactions transactions;
    private final InstantSource clock;

    DefaultAddressChanges(
            ConfirmationRepository confirmations,
            AccountRepository accounts,
            PasswordCheck passwordCheck,
            ConfirmationLimits limits,
            AccountLetters letters,
            EventLog events,
            Transactions transactions,
            InstantSource clock) {
        this.confirmations = confirmations;
        this.accounts = accounts;
        this.passwordCheck = passwordCheck;
        this.limits = limits;
        this.letters = letters;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Begun begin(Actor.Person actor, String address, String password) {
        EmailAddress email = DefaultAccounts.address("email", address);
        passwordCheck.checkAgain(actor, password);
        limits.letter(email);
        ConfirmationSecrets secrets = ConfirmationSecrets.random();
        Instant now = clock.instant();
        Instant expiresAt = now.plus(LIFE);
        transactions.run(() -> {
            Account account = accounts.get(actor.accountId());
            if (email.text().equals(account.email())) {
                throw new ProblemException(
                        new Problem.Invalid("email", "\"" + email + "\" is the address of your account already."));
            }
            confirmations.voidOf(account.id(), now);
            long id = confirmations.insert(
                    new Wanted(Purpose.ADDRESS, email, account.id(), null, null, null), secrets, now, expiresAt);
            mail(account, email, secrets);
            events.append("confirmation.begun", id, actor.name(), Map.of("purpose", "address"));
        });
        return new Begun(secrets.begun(), expiresAt);
    }

    private void mail(Account account, EmailAddress email, ConfirmationSecrets secrets) {
        Optional<AccountRepository.WithHash> owner = accounts.findByLogin(email.text());
        if (owner.isPresent()) {
            letters.addressInUse(email);
        } else {
            letters.newAddress(email, account.name(), secrets);
        }
        letters.addressIsToChange(account, email);
    }
}
