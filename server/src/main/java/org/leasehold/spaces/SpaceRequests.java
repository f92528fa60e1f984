package org.leasehold.spaces;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Actor;

/** Wishes to keep things longer than the rules do, and what became of them. Everybody concerned is told by mail. */
public interface SpaceRequests {

    /**
     * What somebody wants.
     *
     * @param bytes how much storage; absent: as large as the thing is
     * @param until until when it is to be kept, or looked at again; absent: a year from now, of what is kept permanently
     */
    record Wish(
            SpaceRequest.Kind kind,
            @Nullable Long bytes,
            @Nullable Instant until,
            String sponsor,
            String reason) {}

    /**
     * @throws org.leasehold.common.ProblemException {@code not-found}, {@code invalid}, {@code wrong-state} when one is
     *     open already
     */
    SpaceRequest ask(Actor.Person actor, long itemId, Wish wish);

    /** One's own, the newest first. */
    List<SpaceRequest> mine(Actor.Person actor);

    /** Those of everybody in that state, the oldest first. */
    List<SpaceRequest> list(Actor actor, SpaceRequest.State state);

    /** What somebody who may decides. */
    enum Verdict {
        APPROVE,
        REFUSE,
        /** What was to be kept permanently is kept as the rules say from now on. */
        END
    }

    /**
     * @param answer for whoever asked
     * @param until instead of what was asked for; absent: that
     */
    record Decision(
            Verdict verdict, String answer, @Nullable Instant until) {}

    SpaceRequest decide(Actor actor, long id, Decision decision);
}
