package org.leasehold.accounts.internal;

import java.net.InetAddress;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Confirmations;
import org.leasehold.accounts.internal.ConfirmationRepository.Purpose;
import org.leasehold.accounts.internal.ConfirmationRepository.Redeemed;
import org.leasehold.accounts.internal.ConfirmationRepository.Wanted;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.common.database.SqlFailure;
import org.leasehold.common.database.Transactions;
import org.leasehold.common.events.EventLog;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Makes the accounts and changes the addresses that people have confirmed. */
@Service
class DefaultConfirmations implements Confirmations {

    private static final Set<Purpose> PURPOSES = EnumSet.of(Purpose.SIGN_UP, Purpose.ADDRESS);

    /** Of those who want one name in one moment, each gets another one after so many tries at most. */
    private static final int MOST_TRIES = 5;

    private final Redemption redemption;
    private final ConfirmationRepository confirmations;
    private final AccountRepository accounts;
    private final SessionStart sessions;
    private final AccountMaking making;
    private final CredentialRepository credentials;
    private final Passwords passwords;
    private final Transactions transactions;
    private final AccountLetters letters;
    private final EventLog events;
    private final InstantSource clock;

    DefaultConfirmations(
            Redemption redemption,
            ConfirmationRepository confirmations,
            AccountRepository accounts,
            SessionStart sessions,
            AccountMaking making,
            CredentialRepository credentials,
            Passwords passwords,
            Transactions transactions,
            AccountLetters letters,
            EventLog events,
            InstantSource clock) {
        this.redemption = redemption;
        this.confirmations = confirmations;
        this.accounts = accounts;
        this.sessions = sessions;
        this.making = making;
        this.credentials = credentials;
        this.passwords = passwords;
        this.transactions = transactions;
        this.letters = letters;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Outcome confirm(Proof proof, @Nullable String browser, @Nullable String password, InetAddress from) {
        @Nullable String own = null;
        if (isBegunElsewhere(proof, browser)) {
            if (password == null) {
                return new Outcome.NeedsPassword();
            }
            own = passwords.hash("password", password);
        }
        return redeemed(proof, browser, own, from);
    }

    /** Whoever types the code has what the browser holds that began it. */
    private boolean isBegunElsewhere(Proof proof, @Nullable String browser) {
        return proof instanceof Proof.Link link
                && Secret.looksRight(link.secret(), "")
                && !confirmations
                        .findBegunBy(
                                Secret.hash(link.secret()),
                                browser == null ? null : Secret.hash(browser),
                                clock.instant())
                        .orElse(true);
    }

    @Override
    public void refuse(Proof.Link proof) {
        if (!Secret.looksRight(proof.secret(), "")) {
            return;
        }
        transactions.run(() -> confirmations
                .refuse(Secret.hash(proof.secret()), PURPOSES, clock.instant())
                .ifPresent(id -> events.append("confirmation.refused", id, new Actor.Anonymous().name(), Map.of())));
    }

    private Outcome redeemed(Proof proof, @Nullable String browser, @Nullable String ownHash, InetAddress from) {
        for (int tries = 1; ; tries++) {
            try {
                return redemption
                        .redeem(proof, PURPOSES, from, redeemed -> comeTrue(redeemed, browser, ownHash))
                        .orElseGet(Outcome.AlreadyConfirmed::new);
            } catch (DuplicateKeyException e) {
                if ("account_email_key".equals(SqlFailure.constraintOf(e))) {
                    return new Outcome.AlreadyConfirmed();
                }
                if (tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    private Outcome comeTrue(Redeemed redeemed, @Nullable String browser, @Nullable String ownHash) {
        return switch (redeemed.wanted().purpose()) {
            case SIGN_UP -> signedUp(redeemed, browser, ownHash);
            case ADDRESS -> newAddress(redeemed.wanted());
            case RECOVERY -> throw new AssertionError("A recovery needs a password.");
        };
    }

    private Outcome signedUp(Redeemed redeemed, @Nullable String browser, @Nullable String ownHash) {
        Wanted wanted = redeemed.wanted();
        if (accounts.findByLogin(wanted.email().text()).isPresent()) {
            return new Outcome.AlreadyConfirmed();
        }
        AccountMaking.Wanted account = new AccountMaking.Wanted(
                wanted.name(), wanted.displayName(), wanted.email(), ownHash == null ? wanted.passwordHash() : ownHash);
        Account made = made(wanted.accountId(), account);
        if (ownHash != null) {
            // Who began it may be somebody else, who waits in the trial that they began it from.
            credentials.deleteAll(made.id());
        }
        return in(redeemed, browser, made);
    }

    /** The trial it goes on from, unless that is over; else a new one. */
    private Account made(@Nullable Long trialId, AccountMaking.Wanted wanted) {
        return Optional.ofNullable(trialId)
                .flatMap(id -> making.fromTrial(id, wanted))
                .orElseGet(() -> making.create(wanted));
    }

    private Outcome in(Redeemed redeemed, @Nullable String browser, Account account) {
        // E6: only the browser that began it.
        boolean here = browser != null && confirmations.isBegunBy(redeemed.id(), Secret.hash(browser));
        return here ? new Outcome.LoggedIn(account, sessions.begin(account)) : new Outcome.Confirmed(account);
    }

    private Outcome newAddress(Wanted wanted) {
        Long id = wanted.accountId();
        if (id == null) {
            throw new ProblemException(new Problem.WrongState("The account is no longer there."));
        }
        Account before = accounts.get(id);
        Optional<AccountRepository.WithHash> owner =
                accounts.findByLogin(wanted.email().text());
        if (owner.isPresent() && owner.get().account().id() != id) {
            throw new ProblemException(new Problem.WrongState("Another account has this address meanwhile."));
        }
        accounts.confirmEmail(id, wanted.email(), clock.instant());
        confirmations.voidOf(id, clock.instant());
        letters.addressChanged(before, wanted.email());
        events.append("account.address-changed", id, before.name(), Map.of());
        return new Outcome.Confirmed(accounts.get(id));
    }
}
