package org.leasehold.notifications;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The letters of the last 30 days as administrators may see them: never what they say. */
public interface SentMail {

    /** How far a letter got. */
    enum State {
        WAITING,
        SENT,
        /** Given up: the mail server refuses it, or it could not be sent for three days. */
        FAILED
    }

    /**
     * One letter.
     *
     * @param attempts how often it was tried
     * @param problem what the last attempt came to, in the words of the mail server where it had some
     * @param nextAttempt null when there will be none
     * @param finishedAt when it was sent or given up
     */
    record Entry(
            long id,
            String to,
            String subject,
            State state,
            int attempts,
            @Nullable String problem,
            Instant createdAt,
            @Nullable Instant nextAttempt,
            @Nullable Instant finishedAt) {}

    /**
     * Letters in one of these states, the newest first, at most {@code limit}.
     *
     * @param before only letters with a lower id
     */
    List<Entry> list(List<State> states, long before, int limit);

    /**
     * Tries a letter that waits or was given up again at once.
     *
     * @throws org.leasehold.common.ProblemException {@code not-found}; {@code wrong-state} when it is sent or
     *     being sent
     */
    Entry retry(long id);
}
