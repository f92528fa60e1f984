package org.leasehold.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of a trial when its person logs in to an account that they have already: they choose, and may take it
 * back for some days (rule G2).
 */
public interface Merges {

    /** How far it has come. */
    enum State {
        /** Nothing is chosen yet. */
        OFFERED,
        /** What the trial had is the account's. */
        MOVED,
        /** The trial is left; what it has is kept for a while and can still be moved. */
        DISCARDED,
        /** What came was taken back. */
        UNDONE
    }

    /**
     * A trial and an account.
     *
     * @param work what there is to move, or what came, by kind
     * @param endsAt until when the person may choose or take it back
     */
    record Merge(
            long id,
            Account trial,
            Account account,
            State state,
            Map<String, List<String>> work,
            Instant offeredAt,
            Instant endsAt) {}

    /** Notes that whoever has this trial has logged in to the account; empty when who was there is no trial. */
    Optional<Merge> offer(Actor before, Account account);

    /** Those of an account that can be decided or taken back still. */
    List<Merge> list(Actor.Person actor);

    /** @throws org.leasehold.common.ProblemException {@code not-found}, {@code wrong-state} */
    Merge move(Actor.Person actor, long id);

    /** @throws org.leasehold.common.ProblemException as above */
    Merge discard(Actor.Person actor, long id);

    /**
     * Takes back a move.
     *
     * @throws org.leasehold.common.ProblemException as above
     */
    Merge undo(Actor.Person actor, long id);
}
