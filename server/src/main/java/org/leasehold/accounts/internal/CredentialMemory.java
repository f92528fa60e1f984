package org.leasehold.accounts.internal;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.leasehold.accounts.Authentication.Known;
import org.leasehold.accounts.CredentialListener;
import org.leasehold.common.Remembered;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The credentials seen lately. What is revoked here is forgotten at once, and whoever must know is told. */
@Component
class CredentialMemory {

    private static final int MOST = 50_000;

    /** How long a revocation by another server may go unseen. */
    private static final Duration OLD = Duration.ofSeconds(3);

    private final Remembered<Secret.Hash, Known> known;
    private final ObjectProvider<CredentialListener> listeners;

    CredentialMemory(InstantSource clock, ObjectProvider<CredentialListener> listeners) {
        this.known = new Remembered<>(MOST, OLD, clock);
        this.listeners = listeners;
    }

    Optional<Known> find(Secret.Hash hash, Function<Secret.Hash, Optional<Known>> ask) {
        return known.find(hash, ask);
    }

    /** Forgets all credentials of an account: some of them changed. */
    void forget(long accountId) {
        known.forgetIf(credential -> credential.actor().accountId() == accountId);
        listeners.forEach(listener -> listener.revoked(accountId));
    }
}
