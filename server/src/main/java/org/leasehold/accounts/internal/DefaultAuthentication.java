package org.leasehold.accounts.internal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Actor.Scope;
import org.leasehold.accounts.Authentication;
import org.leasehold.accounts.internal.CredentialRepository.Good;
import org.leasehold.common.database.SqlFailure;
import org.springframework.stereotype.Service;

/** Tells who presents a credential, from memory most of the time. */
@Service
class DefaultAuthentication implements Authentication {

    private final CredentialRepository repository;
    private final CredentialMemory memory;
    private final SessionLife life;
    private final AdministratorRights administratorRights;
    private final InstantSource clock;

    DefaultAuthentication(
            CredentialRepository repository,
            CredentialMemory memory,
            SessionLife life,
            AdministratorRights administratorRights,
            InstantSource clock) {
        this.repository = repository;
        this.memory = memory;
        this.life = life;
        this.administratorRights = administratorRights;
        this.clock = clock;
    }

    @Override
    public Optional<Known> bySession(String cookie) {
        return Secret.looksRight(cookie, "") ? find(Secret.hash(cookie), this::session) : Optional.empty();
    }

    @Override
    public String referenceOf(String cookie) {
        return HexFormat.of().formatHex(Secret.hash(cookie).bytes());
    }

    @Override
    public Optional<Known> byReference(String reference) {
        return find(Secret.Hash.of(HexFormat.of().parseHex(reference)), this::sessionUnused);
    }

    @Override
    public Optional<Known> byToken(String token) {
        return Secret.looksRight(token, DefaultTokens.PREFIX)
                ? find(Secret.hash(token), this::token)
                : Optional.empty();
    }

    /** The scopes that a credential has and its account may use. */
    static Set<Scope> usable(Set<Scope> scopes, boolean administrator, boolean producer) {
        Set<Scope> usable = EnumSet.copyOf(scopes);
        if (!administrator && !producer) {
            usable.remove(Scope.STATUS);
        }
        return Set.copyOf(usable);
    }

    private Optional<Known> find(Secret.Hash hash, java.util.function.Function<Secret.Hash, Optional<Known>> ask) {
        Optional<Known> known = memory.find(hash, ask);
        return known.filter(credential -> credential.expiresAt().isAfter(clock.instant()));
    }

    private Optional<Known> session(Secret.Hash hash) {
        Instant now = clock.instant();
        return asked(() -> repository.findSession(hash, now)).map(good -> known(good, extended(hash, good, now)));
    }

    private Optional<Known> sessionUnused(Secret.Hash hash) {
        return asked(() -> repository.findSession(hash, clock.instant())).map(good -> known(good, good.expiresAt()));
    }

    private Optional<Known> token(Secret.Hash hash) {
        return asked(() -> repository.findToken(hash, clock.instant())).map(good -> known(good, good.expiresAt()));
    }

    /** A session that is used goes on; written down now and then. */
    private Instant extended(Secret.Hash hash, Good good, Instant now) {
        Instant wanted = life.end(good.level(), good.accountEndsAt(), now);
        if (!life.isWorthWriting(good.level(), good.expiresAt(), wanted)) {
            return good.expiresAt();
        }
        asked(() -> {
            repository.extendSession(hash, now, wanted);
            return Optional.empty();
        });
        return wanted;
    }

    private static <T> Optional<T> asked(Supplier<Optional<T>> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            throw SqlFailure.translated(e);
        }
    }

    private Known known(Good good, Instant expiresAt) {
        boolean administrator = administratorRights.hold(good.administrator(), good.strong());
        Actor.Person actor = new Actor.Person(
                good.accountId(),
                good.name(),
                good.displayName(),
                good.level(),
                administrator,
                usable(good.scopes(), administrator, good.producer()));
        return new Known(actor, expiresAt);
    }
}
