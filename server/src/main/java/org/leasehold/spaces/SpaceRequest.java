package org.leasehold.spaces;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A wish for storage, decided by those whom it belongs to (rows L5 and R3).
 *
 * @param bytes how much
 * @param until until when; of what is kept permanently, when it is looked at again
 * @param sponsor who answers for it
 */
public record SpaceRequest(
        long id,
        long accountId,
        String account,
        long itemId,
        String itemName,
        Kind kind,
        long bytes,
        Instant until,
        String sponsor,
        String reason,
        State state,
        Instant requestedAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String answer) {

    /** Keep longer than the rules do, or permanently. */
    public enum Kind {
        EXTEND,
        KEEP
    }

    /** Ended is what was kept permanently and is no more. */
    public enum State {
        REQUESTED,
        APPROVED,
        REFUSED,
        ENDED
    }
}
