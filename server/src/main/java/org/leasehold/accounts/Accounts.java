package org.leasehold.accounts;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who there is. Names are lower-case; any case finds them. Whoever calls a method that changes something has asked
 * whether the actor may.
 */
public interface Accounts {

    Optional<Account> find(String name);

    /** @throws org.leasehold.common.ProblemException {@code not-found} */
    Account get(String name);

    Optional<Account> find(long id);

    /** Those who administer this installation. */
    List<Account> listAdministrators();

    /** Whether it can be logged in to with a password. */
    boolean hasPassword(long accountId);

    /**
     * Accounts by name, after the given name, at most {@code limit}.
     *
     * @param part of the name, of what they are called or of the address, in any case; empty: all
     */
    List<Account> list(String part, String after, int limit);

    /** Whether nobody could administer this installation. */
    boolean hasNoAdministrator();

    /** @throws org.leasehold.common.ProblemException {@code invalid}, {@code taken} */
    Account create(Actor actor, NewAccount wanted);

    /**
     * Changes an account. A new password ends its sessions; disabling it ends all that it holds.
     *
     * @throws org.leasehold.common.ProblemException {@code not-found}, {@code invalid}, {@code taken}, and
     *     {@code wrong-state} when no administrator would be left
     */
    Account change(Actor actor, String name, AccountChange change);

    /**
     * Changes one's own password and ends one's other sessions.
     *
     * @param keptSession the cookie of the session that goes on
     * @throws org.leasehold.common.ProblemException {@code not-logged-in} when the current password is wrong,
     *     {@code invalid} when the new one cannot be, {@code too-many-requests}
     */
    void changePassword(Actor.Person actor, String current, String wanted, @Nullable String keptSession);
}
