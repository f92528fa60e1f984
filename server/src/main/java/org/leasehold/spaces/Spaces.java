package org.leasehold.spaces;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Limited;

/** What is kept for accounts. Everybody sees and changes their own; what is over its time is deleted. */
public interface Spaces {

    /** What is kept and what can be brought back; with {@code purged} also what is gone, for a month. */
    List<SpaceItem> list(Actor.Person actor, boolean purged);

    /** How full each kind is, readable as data (row R5). */
    List<Quota> quotas(Actor.Person actor);

    /** @throws org.leasehold.common.ProblemException {@code not-found} */
    SpaceItem get(Actor.Person actor, long id);

    /**
     * The content of a file that is kept; whoever asked closes it.
     *
     * @throws org.leasehold.common.ProblemException {@code not-found}, {@code wrong-state} when it is no file
     */
    InputStream read(Actor.Person actor, long id);

    /** The largest content that {@link #put} takes. */
    int LARGEST_CONTENT = 10 << 20;

    /**
     * Keeps something, over what has that name.
     *
     * @throws org.leasehold.common.ProblemException {@code invalid} for a name that cannot be, {@code refused-by-policy}
     *     with the rule when the limit does not allow it
     */
    SpaceItem put(Actor.Person actor, Limited what, String name, byte[] content);

    /** Makes an editable notebook of an example; its name is the example's unless given. */
    SpaceItem copy(Actor.Person actor, String facility, String example, @Nullable String name);

    /** Deletes so that it can be brought back; what is deleted already is removed for good. */
    SpaceItem delete(Actor.Person actor, long id);

    /** Brings back what was deleted; its time begins anew. */
    SpaceItem restore(Actor.Person actor, long id);

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
