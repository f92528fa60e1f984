package org.leasehold.spaces;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Actor;

/** Looks after what is kept: what is over its time is deleted, and administrators can see that coming. */
public interface SpaceCare {

    /**
     * Something that will be deleted, or removed for good, and why.
     *
     * @param because the rule, for people
     * @param told whether its owner was told of that date; of what was deleted, always
     */
    record Deletion(String account, SpaceItem item, Instant at, boolean forGood, String because, boolean told) {}

    /** The space of an account that is gone; it should be gone too, and is not. */
    record Leftover(UUID subject, Instant since, String problem) {}

    /** A look ahead, for administrators: what happens until then if nothing changes. */
    List<Deletion> deletions(Actor actor, Instant until);

    List<Leftover> leftovers(Actor actor);

    /** Measures, warns and deletes where it is time. */
    void keepDue();

    /** Removes all that an account has, for good. */
    void remove(Account account);
}
