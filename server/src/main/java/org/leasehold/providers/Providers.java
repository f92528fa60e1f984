package org.leasehold.providers;

import java.net.InetAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.ProviderLogIns.Outcome;

/** Logging in by identity providers (row O2): the code flow with PKCE, state, nonce and exact redirect addresses. */
public interface Providers {

    /** Those that people can log in by. */
    List<Provider> list();

    /**
     * How it is with a provider.
     *
     * @param problem what is wrong with it, for operators; absent: it answers, or nothing else is known
     */
    record State(Provider provider, @Nullable String problem) {}

    /** How it is with each now: those that say of themselves how they are asked are asked, of others the last log-in tells. */
    List<State> states();

    /**
     * What somebody wants.
     *
     * @param next where to go afterwards; anything but a page of ours is left out
     * @param linkTo the account to link to; null: log in
     * @param browser what the browser has from an attempt before; null: nothing
     */
    record Wish(
            @Nullable String next,
            @Nullable Long linkTo,
            @Nullable String browser) {

        @Override
        public String toString() {
            return "Wish";
        }
    }

    /**
     * An attempt that has begun.
     *
     * @param address where the browser goes now
     * @param browser what the browser keeps until it comes back
     */
    record Begun(URI address, String browser, Instant expiresAt) {

        @Override
        public String toString() {
            return "Begun[" + expiresAt + "]";
        }
    }

    /**
     * What a browser brings that comes back. Its text shows nothing.
     *
     * @param parameters of the query; each once, those that came twice are not there
     * @param browser what it kept; null: nothing
     */
    record Return(Map<String, String> parameters, @Nullable String browser) {

        @Override
        public String toString() {
            return "Return";
        }
    }

    /** What came of it. */
    sealed interface Finished {

        /**
         * The provider has said who somebody is.
         *
         * @param next where they were going
         */
        record Arrived(Outcome outcome, String next) implements Finished {}

        record Failed(Failure failure) implements Finished {}
    }

    /** Why nobody is logged in; pages have words for each. */
    enum Failure {
        /** It began in another browser, too long ago, or was used before. */
        OVER,
        /** The person, or the provider, said no. */
        REFUSED,
        /** The provider does not answer. */
        UNREACHABLE,
        /** The provider's answer is not what it must be. */
        DISTRUSTED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Begins to log in.
     *
     * @throws org.leasehold.common.ProblemException {@code not-found}, {@code too-many-requests}, and
     *     {@code unavailable} when the provider does not answer
     */
    Begun begin(String provider, Wish wish, InetAddress from);

    /** Goes on with whoever comes back from a provider. */
    Finished finish(String provider, Return returned, Actor present, InetAddress from);
}
