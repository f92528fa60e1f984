package org.leasehold.spaces;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Limited;

/** What is kept for accounts. Everybody sees and changes their own. */
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
     * Keeps something, over what has that name. The content is read to its end, or as far as it may be long.
     *
     * @throws org.leasehold.common.ProblemException {@code bad-request} when it breaks off or is too large
     * @throws org.leasehold.common.ProblemException {@code invalid} for a name that cannot be, {@code refused-by-policy}
     *     with the rule when the limit does not allow it
     */
    SpaceItem put(Actor.Person actor, Limited what, String name, InputStream content);

    /** The same, of content that is in memory. */
    default SpaceItem put(Actor.Person actor, Limited what, String name, byte[] content) {
        return put(actor, what, name, new ByteArrayInputStream(content));
    }

    /** Makes an editable notebook of an example; its name is the example's unless given. */
    SpaceItem copy(Actor.Person actor, String facility, String example, @Nullable String name);

    /** Deletes so that it can be brought back; what is deleted already is removed for good. */
    SpaceItem delete(Actor.Person actor, long id);

    /** Brings back what was deleted; its time begins anew. */
    SpaceItem restore(Actor.Person actor, long id);
}
