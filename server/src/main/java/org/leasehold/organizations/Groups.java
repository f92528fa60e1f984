package org.leasehold.organizations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Limited;

/**
 * Groups of people and what they are granted. Who joins needs the will of both sides: an owner invites and the person
 * accepts, or the person asks and an owner admits; whoever comes second decides. Source: row X5.
 */
public interface Groups {

    /** @throws org.leasehold.common.ProblemException {@code not-found} */
    Group get(String name);

    /** Groups by name, after the given name, at most {@code limit}. */
    List<Group> list(String after, int limit);

    /** Makes a group whose first owner is the actor. */
    Group create(Actor.Person actor, GroupDraft draft);

    /** Other terms are a new revision; who agreed to the one before stays a member. */
    Group change(Actor actor, String name, GroupDraft draft);

    /** All that an account is to groups, invitations and requests too; what has ended is left out. */
    List<Membership> of(long accountId);

    /** The names of the groups that an account is a member of now, sorted. */
    List<String> names(long accountId);

    /** Whom a group has, or might have; only its members and administrators are told. */
    List<Membership> members(Actor actor, String group);

    /**
     * The person wants to be in it: accepts the invitation if there is one, asks otherwise.
     *
     * @param termsRevision the revision of the terms that the person agrees to; absent: none
     * @param message for the owners
     * @throws org.leasehold.common.ProblemException {@code invalid} when terms are not agreed to, {@code forbidden} for
     *     those who only try
     */
    Membership join(Actor.Person actor, String group, @Nullable Integer termsRevision, String message);

    /**
     * How an owner wants somebody's membership to be.
     *
     * @param owner absent: as it is
     * @param endsAt absent: as it is, or as long as the group's memberships last
     */
    record Terms(@Nullable Boolean owner, @Nullable Instant endsAt) {}

    /** An owner wants somebody in it, or to stay: admits who asks, renews or changes a membership, invites otherwise. */
    Membership admit(Actor actor, String group, String account, Terms terms);

    /**
     * Ends a membership, an invitation or a request: an owner somebody's, everybody their own.
     *
     * @throws org.leasehold.common.ProblemException {@code wrong-state} when no owner would be left
     */
    void remove(Actor actor, String group, String account);

    /**
     * More of something for every member.
     *
     * @param sponsor who answers for it
     */
    record Grant(
            long id,
            Limited what,
            long moreCount,
            long moreBytes,
            Instant from,
            Instant until,
            String sponsor,
            String reason,
            String setBy) {}

    /** Grants of a group, also those over or to come. */
    List<Grant> grants(String group);

    /** @param wanted its id and who set it count for nothing */
    Grant grant(Actor actor, String group, Grant wanted);

    /** Ends a grant now; what has been stored under it stays as long as it was promised. */
    void endGrant(Actor actor, String group, long id);

    /** Ends the memberships whose time has come, and tells of those that end within two weeks. */
    void endDue();

    /** The membership of an account in a group, in any state. */
    Optional<Membership> find(String group, long accountId);
}
