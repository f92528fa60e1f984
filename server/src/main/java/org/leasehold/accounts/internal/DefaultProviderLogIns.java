package org.leasehold.accounts.internal;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.ProvenIdentity;
import org.leasehold.accounts.ProviderLogIns;
import org.leasehold.common.database.Transactions;
import org.leasehold.common.http.LocalPath;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * Keeps attempts so that the database alone is good for nothing: it has hashes, and nonce and verifier are made of what
 * only the browser holds.
 */
@Service
class DefaultProviderLogIns implements ProviderLogIns {

    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final int MOST_TRIES = 3;

    private final AttemptRepository attempts;
    private final NewcomerRepository newcomers;
    private final IdentityRepository identities;
    private final IdentityLinking linking;
    private final AccountRepository accounts;
    private final SessionStart sessions;
    private final LogInLimits limits;
    private final Transactions transactions;
    private final InstantSource clock;

    DefaultProviderLogIns(
            AttemptRepository attempts,
            NewcomerRepository newcomers,
            IdentityRepository identities,
            IdentityLinking linking,
            AccountRepository accounts,
            SessionStart sessions,
            LogInLimits limits,
            Transactions transactions,
            InstantSource clock) {
        this.attempts = attempts;
        this.newcomers = newcomers;
        this.identities = identities;
        this.linking = linking;
        this.accounts = accounts;
        this.sessions = sessions;
        this.limits = limits;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Begun begin(Wish wish, InetAddress from) {
        limits.attempt(from);
        String known = wish.browser();
        // Two tabs of one browser may both be under way.
        String browser = known != null && Secret.looksRight(known, "") ? known : Secret.random();
        String state = Secret.random();
        Wish safe = new Wish(wish.provider(), LocalPath.safe(wish.next()), wish.linkTo(), browser);
        Instant now = clock.instant();
        transactions.run(() -> attempts.insert(Secret.hash(state), Secret.hash(browser), safe, now, now.plus(LIFE)));
        return new Begun(state, nonce(browser, state), verifier(browser, state), browser, now.plus(LIFE));
    }

    @Override
    public Optional<Attempt> take(String state, String browser) {
        if (!Secret.looksRight(state, "") || !Secret.looksRight(browser, "")) {
            return Optional.empty();
        }
        return transactions
                .call(() -> attempts.take(Secret.hash(state), Secret.hash(browser), clock.instant()))
                .map(taken -> new Attempt(
                        taken.provider(),
                        nonce(browser, state),
                        verifier(browser, state),
                        taken.next(),
                        taken.linkTo()));
    }

    @Override
    public Outcome arrive(Attempt attempt, ProvenIdentity who, String browser, Actor present, InetAddress from) {
        for (int tries = 1; ; tries++) {
            try {
                Outcome outcome = transactions.call(() -> arrived(attempt, who, browser, present));
                limits.attemptSucceeded(from);
                return outcome;
            } catch (DuplicateKeyException e) {
                // The same identity came by another way in this very moment; now it is known.
                if (tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    private Outcome arrived(Attempt attempt, ProvenIdentity who, String browser, Actor present) {
        Optional<Account> known = identities.findAccount(who).map(accounts::get);
        Long linkTo = attempt.linkTo();
        if (linkTo != null) {
            return link(linkTo, known, who, present);
        }
        if (known.isPresent()) {
            return known.get().disabled() ? new Outcome.Disabled() : loggedIn(known.get(), who);
        }
        Optional<Account> linked = linking.linkByAddress(who);
        if (linked.isPresent()) {
            return loggedIn(linked.get(), who);
        }
        Instant now = clock.instant();
        newcomers.put(Secret.hash(browser), who, attempt.next(), now, now.plus(LIFE));
        return new Outcome.Unknown();
    }

    private Outcome loggedIn(Account account, ProvenIdentity who) {
        linking.use(account, who);
        return new Outcome.LoggedIn(sessions.begin(account));
    }

    private Outcome link(long accountId, Optional<Account> known, ProvenIdentity who, Actor present) {
        boolean samePerson = present instanceof Actor.Person person
                && person.accountId() == accountId
                && person.level() != Account.ANONYMOUS;
        if (!samePerson) {
            return new Outcome.OtherPerson();
        }
        if (known.isPresent()) {
            return known.get().id() == accountId ? new Outcome.Linked() : new Outcome.LinkedElsewhere();
        }
        linking.link(accounts.get(accountId), who);
        return new Outcome.Linked();
    }

    private static String nonce(String browser, String state) {
        return derived("nonce", browser, state);
    }

    private static String verifier(String browser, String state) {
        return derived("verifier", browser, state);
    }

    private static String derived(String purpose, String browser, String state) {
        byte[] bytes = Secret.hash(purpose + ":" + browser + ":" + state).bytes();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
