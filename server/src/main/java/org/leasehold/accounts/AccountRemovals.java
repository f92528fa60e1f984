package org.leasehold.accounts;

import org.jspecify.annotations.Nullable;

/**
 * Ends accounts for good: what they lease for themselves is cancelled, what they keep is deleted, they leave what they
 * are members of, and the account is gone. The record of what happened stays, and calls them by the handle they had.
 */
public interface AccountRemovals {

    /**
     * Removes one's own.
     *
     * @param password of the account; absent, where it has none: who logs in by a provider has done so just now
     * @throws org.leasehold.common.ProblemException {@code not-logged-in} for another password, {@code wrong-state} while
     *     something hangs on the account that somebody else must take over
     */
    void leave(Actor.Person person, @Nullable String password);

    /**
     * Removes somebody's. Whoever may do so is asked before.
     *
     * @throws org.leasehold.common.ProblemException {@code not-found}, {@code wrong-state}
     */
    void remove(Actor actor, String account);

    /** Goes on with those that were not removed to their end, because a server was stopped meanwhile. */
    void goOn();
}
