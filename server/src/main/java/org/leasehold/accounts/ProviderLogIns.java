package org.leasehold.accounts;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Logging in by an identity provider, but for the protocol: what has begun, in which browser, and which account it
 * comes to (rows O3 to O5, rules K1 and K2).
 */
public interface ProviderLogIns {

    /**
     * What somebody wants.
     *
     * @param next a page of ours to go to afterwards
     * @param linkTo the account to link to; null: log in
     * @param browser what the browser has from an attempt before; null: nothing
     */
    record Wish(
            String provider,
            String next,
            @Nullable Long linkTo,
            @Nullable String browser) {

        @Override
        public String toString() {
            return "Wish[" + provider + "]";
        }
    }

    /**
     * An attempt that has begun.
     *
     * @param state what the provider gives back
     * @param nonce what the provider puts into its id_token
     * @param verifier shows the provider that who redeems the code is who asked for it (RFC 7636)
     * @param browser what the browser keeps; whoever comes back without it did not begin this
     */
    record Begun(String state, String nonce, String verifier, String browser, Instant expiresAt) {

        @Override
        public String toString() {
            return "Begun[" + expiresAt + "]";
        }
    }

    /** An attempt that has come back, once. */
    record Attempt(
            String provider,
            String nonce,
            String verifier,
            String next,
            @Nullable Long linkTo) {

        @Override
        public String toString() {
            return "Attempt[" + provider + "]";
        }
    }

    /** What an attempt comes to. */
    sealed interface Outcome {

        record LoggedIn(Sessions.Begun session) implements Outcome {}

        /** The identity logs in to the account of whoever is logged in, from now on. */
        record Linked() implements Outcome {}

        /** Nobody has this identity; the person is asked what to do (row O4), see {@link Newcomers}. */
        record Unknown() implements Outcome {}

        /** The identity is another account's. */
        record LinkedElsewhere() implements Outcome {}

        /** Somebody else is logged in than when it began, or nobody. */
        record OtherPerson() implements Outcome {}

        record Disabled() implements Outcome {}
    }

    /** @throws org.leasehold.common.ProblemException {@code too-many-requests} */
    Begun begin(Wish wish, InetAddress from);

    /** The attempt, for whoever shows it first in the browser that began it; empty when it is over or none. */
    Optional<Attempt> take(String state, String browser);

    /** Logs in, links, or notes who has come. */
    Outcome arrive(Attempt attempt, ProvenIdentity who, String browser, Actor present, InetAddress from);
}
