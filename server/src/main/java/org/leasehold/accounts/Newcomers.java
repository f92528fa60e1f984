package org.leasehold.accounts;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** People whom a provider knows and we do not yet, asked for a name on one page that they may skip (row O4). */
public interface Newcomers {

    /**
     * Somebody who waits in a browser.
     *
     * @param name a name that is free
     * @param next where they were going
     */
    record Newcomer(ProvenIdentity who, String name, String next) {}

    /** What became of one. */
    sealed interface Settled {

        /** A new account of level 1, with its session (row O5). */
        record LoggedIn(Sessions.Begun session) implements Settled {}

        /** The trial became the account; its session goes on (rule G1). */
        record Kept(Account account) implements Settled {}
    }

    Optional<Newcomer> find(String browser);

    /**
     * Makes the account, or makes the trial of whoever is present one.
     *
     * @param displayName null: what the provider says
     * @param name null: we choose; a trial keeps its own
     * @throws org.leasehold.common.ProblemException {@code not-found} when nobody waits, {@code invalid},
     *     {@code taken}
     */
    Settled settle(String browser, @Nullable String displayName, @Nullable String name, Actor present);

    /**
     * Links the identity to the account of whoever is logged in (rule K2).
     *
     * @param password the present one, said again
     * @throws org.leasehold.common.ProblemException as {@link Identities#showAgain}; {@code not-found} when nobody
     *     waits, {@code forbidden} for trials, {@code taken}
     */
    void link(String browser, Actor.Person present, String password);
}
