package org.leasehold.accounts.internal;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Credentials;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds out whether somebody is who they say, giving nothing away to those who guess. */
@Component
class PasswordCheck {

    private static final Logger LOG = LoggerFactory.getLogger(PasswordCheck.class);

    /** How long somebody who has no password counts as having just shown who they are. */
    private static final Duration RECENT = Duration.ofMinutes(10);

    private final AccountRepository accounts;
    private final Passwords passwords;
    private final SecondStep secondStep;
    private final IdentityRepository identities;
    private final InstantSource clock;
    private final LogInLimits limits;

    PasswordCheck(
            AccountRepository accounts,
            Passwords passwords,
            SecondStep secondStep,
            IdentityRepository identities,
            InstantSource clock,
            LogInLimits limits) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.secondStep = secondStep;
        this.identities = identities;
        this.clock = clock;
        this.limits = limits;
    }

    /** @param strong a second factor was shown too */
    record Shown(Account account, boolean strong) {}

    /**
     * The account, if the password is its own, and the code, if one is asked for.
     *
     * @throws ProblemException {@code not-logged-in}, alike for unknown accounts, disabled ones and wrong passwords;
     *     {@code second-step-wanted}; {@code too-many-requests}
     */
    Shown check(Credentials credentials) {
        String login = credentials.login().strip().toLowerCase(Locale.ROOT);
        limits.guess(login, credentials.from());
        Optional<AccountRepository.WithHash> found = accounts.findByLogin(login);
        boolean right = passwords.match(
                credentials.password(),
                found.map(AccountRepository.WithHash::hash).orElse(null));
        if (!right || found.isEmpty() || found.get().account().disabled()) {
            logRefusal(found, credentials.from());
            throw new ProblemException(
                    new Problem.NotLoggedIn("There is no such account, or its password is another one."));
        }
        boolean strong = secondStep(found.get().account(), credentials, login);
        limits.succeeded(login, credentials.from());
        renewHash(found.get(), credentials.password());
        return new Shown(found.get().account(), strong);
    }

    /** Whether a second factor was asked for and shown. Asking for it is no failed guess. */
    private boolean secondStep(Account account, Credentials credentials, String login) {
        if (!secondStep.isAskedOf(account)) {
            return false;
        }
        if (credentials.code() == null) {
            limits.succeeded(login, credentials.from());
            throw new ProblemException(new Problem.SecondStepWanted(
                    "The password is right. Now the code that your app shows, or one of your recovery codes."));
        }
        if (!secondStep.spend(account, credentials.code())) {
            LOG.info(
                    "Refused a second step to {} from {}",
                    account.name(),
                    credentials.from().getHostAddress());
            throw SecondStep.wrong();
        }
        return true;
    }

    /**
     * Makes somebody who is logged in say the password again. Whoever has none has shown lately, by a provider, who they
     * are.
     */
    void checkAgain(Actor.Person actor, String password) {
        limits.guess(actor.name());
        Optional<AccountRepository.WithHash> found = accounts.findByLogin(actor.name());
        if (found.isPresent() && found.get().hash() == null) {
            requireRecentLogIn(actor);
            limits.succeeded(actor.name());
            return;
        }
        if (!passwords.match(
                password, found.map(AccountRepository.WithHash::hash).orElse(null))) {
            throw new ProblemException(new Problem.NotLoggedIn("The current password is another one."));
        }
        limits.succeeded(actor.name());
    }

    private void requireRecentLogIn(Actor.Person actor) {
        Instant recent = clock.instant().minus(RECENT);
        boolean shown = identities
                .findLastUse(actor.accountId())
                .filter(recent::isBefore)
                .isPresent();
        if (!shown) {
            throw new ProblemException(new Problem.NotLoggedIn("Your account has no password to say again. Log in once"
                    + " more as you do otherwise, and then do this within " + RECENT.toMinutes() + " minutes."));
        }
    }

    private void renewHash(AccountRepository.WithHash account, String password) {
        String hash = account.hash();
        if (hash != null && passwords.isOutdated(hash)) {
            accounts.updateHash(account.account().id(), passwords.hash("password", password));
        }
    }

    /** The name is told only when it is one of ours: people type passwords into the wrong field. */
    private static void logRefusal(Optional<AccountRepository.WithHash> found, InetAddress from) {
        LOG.info(
                "Refused a log-in to {} from {}",
                found.map(account -> account.account().name()).orElse("an unknown account"),
                from.getHostAddress());
    }
}
