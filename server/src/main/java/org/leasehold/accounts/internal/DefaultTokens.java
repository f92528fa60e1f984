package org.leasehold.accounts.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Credentials;
import org.leasehold.accounts.Tokens;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.common.database.Transactions;
import org.leasehold.common.events.EventLog;
import org.springframework.stereotype.Service;

/** Tokens in the database; each is shown once, when it is made. */
@Service
class DefaultTokens implements Tokens {

    /** What tells a token of ours from other secrets, for people and for programs that look for leaked ones. */
    static final String PREFIX = "lh_";

    private static final Duration USUAL_LIFE = Duration.ofDays(365);
    private static final Duration LONGEST_LIFE = Duration.ofDays(5 * 365);
    private static final int LONGEST_NAME = 200;
    private static final int MOST_OF_AN_ACCOUNT = 200;

    private final PasswordCheck passwordCheck;
    private final AdministratorRights administratorRights;
    private final CredentialRepository repository;
    private final CredentialMemory memory;
    private final EventLog events;
    private final Transactions transactions;
    private final InstantSource clock;

    DefaultTokens(
            PasswordCheck passwordCheck,
            AdministratorRights administratorRights,
            CredentialRepository repository,
            CredentialMemory memory,
            EventLog events,
            Transactions transactions,
            InstantSource clock) {
        this.passwordCheck = passwordCheck;
        this.administratorRights = administratorRights;
        this.repository = repository;
        this.memory = memory;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Made make(Actor.Person actor, Wish wish) {
        boolean strong = administratorRights.proveStrength(actor.administrator());
        return make(actor.accountId(), actor.name(), strong, actor.scopes(), wish);
    }

    @Override
    public Made make(Credentials credentials, Wish wish) {
        PasswordCheck.Shown shown = passwordCheck.check(credentials);
        Account account = shown.account();
        Set<Actor.Scope> scopes = DefaultAuthentication.usable(
                Actor.Scope.all(),
                administratorRights.hold(account.administrator(), shown.strong()),
                account.producer());
        return make(account.id(), account.name(), shown.strong(), scopes, wish);
    }

    @Override
    public List<Token> list(long accountId) {
        return repository.listTokens(accountId);
    }

    @Override
    public void revoke(Actor.Person actor, long id) {
        transactions.run(() -> {
            if (!repository.deleteToken(actor.accountId(), id)) {
                throw new ProblemException(new Problem.NotFound("You have no token " + id + "."));
            }
            events.append("account.token-revoked", actor.accountId(), actor.name(), Map.of("token", id));
        });
        memory.forget(actor.accountId());
    }

    private Made make(long accountId, String accountName, boolean strong, Set<Actor.Scope> allowed, Wish wish) {
        Instant now = clock.instant();
        Instant expiresAt = expiry(wish, now);
        check(wish, allowed);
        String secret = PREFIX + Secret.random();
        Token token = transactions.call(() -> {
            requireRoom(accountId);
            Token made = repository.insertToken(Secret.hash(secret), accountId, strong, wish, now, expiresAt);
            events.append(
                    "account.token-made",
                    accountId,
                    accountName,
                    Map.of(
                            "token", made.id(),
                            "name", made.name(),
                            "scopes", wish.scopes()));
            return made;
        });
        return new Made(token, secret);
    }

    private static void check(Wish wish, Set<Actor.Scope> allowed) {
        if (wish.name().isBlank() || wish.name().length() > LONGEST_NAME) {
            throw new ProblemException(
                    new Problem.Invalid("name", "The name of a token has from 1 to " + LONGEST_NAME + " characters."));
        }
        if (wish.scopes().isEmpty()) {
            throw new ProblemException(new Problem.Invalid("scopes", "A token needs at least one scope."));
        }
        Set<Actor.Scope> missing = EnumSet.copyOf(wish.scopes());
        missing.removeAll(allowed);
        if (!missing.isEmpty()) {
            String words = missing.stream()
                    .map(scope -> scope.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
            throw new ProblemException(new Problem.Forbidden("You cannot give a token what you may not do yourself: "
                    + words + ". An administrator can allow it."));
        }
    }

    private static Instant expiry(Wish wish, Instant now) {
        Instant wanted = wish.expiresAt();
        if (wanted == null) {
            return now.plus(USUAL_LIFE);
        }
        if (!wanted.isAfter(now) || wanted.isAfter(now.plus(LONGEST_LIFE))) {
            throw new ProblemException(new Problem.Invalid(
                    "expiresAt", "A token ends between now and " + LONGEST_LIFE.toDays() + " days from now."));
        }
        return wanted;
    }

    private void requireRoom(long accountId) {
        if (repository.countTokens(accountId) >= MOST_OF_AN_ACCOUNT) {
            throw new ProblemException(new Problem.WrongState(
                    "You have " + MOST_OF_AN_ACCOUNT + " tokens. Revoke those that you do not need."));
        }
    }
}
