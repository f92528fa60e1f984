package org.leasehold.organizations;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Actor;

/** The slices and their members. Reads by name, by id and of membership come from memory. */
public interface Slices {

    /** How far ahead a member may move the expiry of a slice. */
    Duration RENEWAL = Duration.ofDays(61);

    Optional<Slice> findSlice(String name);

    /** @throws org.leasehold.common.ProblemException {@code not-found} */
    Slice getSlice(String name);

    /** @throws org.leasehold.common.ProblemException {@code not-found} */
    Slice getSlice(long id);

    /** The slices the actor is a member of, by name; empty for whoever is no person. */
    List<Slice> listOf(Actor actor);

    /** The slices that an account is a member of, by name. */
    List<Slice> ofAccount(long accountId);

    /** All slices by name, after the given name, at most {@code limit}; {@code search} matches inside the name. */
    List<Slice> list(String search, String after, int limit);

    boolean isMember(long accountId, long sliceId);

    /** The account names of the members, by name. */
    List<String> members(long sliceId);

    Set<Long> memberIds(long sliceId);

    /**
     * Makes a slice. The name of one that has expired can be used again: it begins anew, without its members; its
     * leases stay.
     *
     * @throws org.leasehold.common.ProblemException {@code taken}, {@code invalid}, {@code forbidden}
     */
    Slice create(Actor actor, SliceDraft draft);

    Slice change(Actor actor, String name, SliceDraft draft);

    /**
     * Moves the expiry of a slice, as its members may too: into the future, {@link #RENEWAL} at most for them.
     *
     * @throws org.leasehold.common.ProblemException {@code refused-by-policy}, {@code forbidden}, {@code not-found}
     */
    Slice renew(Actor actor, String name, Instant expiresAt);

    /** Ends a slice now: it has no members any more and cannot book; its leases and its name stay. */
    void close(Actor actor, String name);

    /** Adds the member; nothing happens when it is one already. */
    void addMember(Actor actor, String slice, String account);

    /** The same for a slice and an account that may have been made within the transaction that runs. */
    void addMember(Actor actor, Slice slice, Account account);

    void removeMember(Actor actor, String slice, String account);

    /** Creates the slices of these names that are missing, family unknown, inside the caller's transaction. */
    Map<String, Slice> ensure(Actor actor, Collection<String> names);

    /** The ids of the slices of a family or of several names; unknown names are left out. */
    Set<Long> ids(Collection<String> names);
}
