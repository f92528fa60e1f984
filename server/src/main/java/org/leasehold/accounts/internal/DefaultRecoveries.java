package org.leasehold.accounts.internal;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Confirmations.Begun;
import org.leasehold.accounts.Confirmations.Proof;
import org.leasehold.accounts.Recoveries;
import org.leasehold.accounts.internal.ConfirmationRepository.Purpose;
import org.leasehold.accounts.internal.ConfirmationRepository.Redeemed;
import org.leasehold.accounts.internal.ConfirmationRepository.Wanted;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.common.database.Transactions;
import org.leasehold.common.events.EventLog;
import org.leasehold.common.mail.EmailAddress;
import org.springframework.stereotype.Service;

/** Gives people who forgot their password a way to set another one, and nobody anything else. */
@Service
class DefaultRecoveries implements Recoveries {

    private static final Duration LIFE = Duration.ofHours(1);
    private static final Set<Purpose> PURPOSES = EnumSet.of(Purpose.RECOVERY);

    private final ConfirmationRepository confirmations;
    private final Redemption redemption;
    private final AccountRepository accounts;
    private final CredentialRepository credentials;
    private final CredentialMemory memory;
    private final Passwords passwords;
    private final ConfirmationLimits limits;
    private final AccountLetters letters;
    private final EventLog events;
    private final Transactions transactions;
    private final InstantSource clock;

    DefaultRecoveries(
            ConfirmationRepository confirmations,
            Redemption redemption,
            AccountRepository accounts,
            CredentialRepository credentials,
            CredentialMemory memory,
            Passwords passwords,
            ConfirmationLimits limits,
            AccountLetters letters,
            EventLog events,
            Transactions transactions,
            InstantSource clock) {
        this.confirmations = confirmations;
        this.redemption = redemption;
        this.accounts = accounts;
        this.credentials = credentials;
        this.memory = memory;
        this.passwords = passwords;
        this.limits = limits;
        this.letters = letters;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Begun begin(String address, InetAddress from) {
        limits.wish(from);
        EmailAddress email = DefaultAccounts.address("email", address);
        limits.letter(email);
        ConfirmationSecrets secrets = ConfirmationSecrets.random();
        Instant now = clock.instant();
        Instant expiresAt = now.plus(LIFE);
        transactions.run(() -> {
            Optional<Account> account = accounts.findByLogin(email.text()).map(AccountRepository.WithHash::account);
            @Nullable
            Long accountId =
                    account.filter(found -> !found.disabled()).map(Account::id).orElse(null);
            Wanted wanted = new Wanted(Purpose.RECOVERY, email, accountId, null, null, null);
            long id = confirmations.insert(wanted, secrets, now, expiresAt);
            mail(email, account, secrets);
            events.append("confirmation.begun", id, new Actor.Anonymous().name(), Map.of("purpose", "recovery"));
        });
        return new Begun(secrets.begun(), expiresAt);
    }

    /** Only who can be helped gets secrets; what was written for others nobody can redeem. */
    private void mail(EmailAddress email, Optional<Account> account, ConfirmationSecrets secrets) {
        if (account.isEmpty()) {
            letters.nothingToRecover(email);
        } else if (account.get().disabled()) {
            letters.disabled(email);
        } else {
            letters.recovery(email, account.get(), secrets);
        }
    }

    @Override
    public void confirm(Proof proof, String password, InetAddress from) {
        String hash = passwords.hash("password", password);
        Account account = redemption
                .redeem(proof, PURPOSES, from, redeemed -> setPassword(redeemed, hash))
                .orElseThrow(() -> new ProblemException(new Problem.WrongState(
                        "A new password was set with this mail already. To set another one, ask for a new mail.")));
        memory.forget(account.id());
    }

    private Account setPassword(Redeemed redeemed, String hash) {
        Long accountId = redeemed.wanted().accountId();
        if (accountId == null) {
            throw new ProblemException(new Problem.WrongState("There is no account to set a password for."));
        }
        Account account = accounts.get(accountId);
        accounts.updateHash(account.id(), hash);
        // Who reads the mail has the address.
        accounts.confirmEmail(account.id(), redeemed.wanted().email(), clock.instant());
        credentials.deleteSessions(account.id(), null);
        confirmations.voidOf(account.id(), clock.instant());
        letters.passwordChanged(account);
        events.append("account.password-recovered", account.id(), account.name(), Map.of());
        return account;
    }
}
