package org.leasehold.spaces;

import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Limit;

/**
 * How much of a kind there is, and what that means under the limit. When the limit is reached, new things are refused;
 * beyond it, the space is read-only to its owner's tools until enough was deleted (rows L6 and R5).
 *
 * @param items how many there are, without those kept permanently
 * @param bytes how large all of them are, without what was allocated
 * @param problem why it may be more
 */
public record Quota(
        Limit limit, long items, long bytes, @Nullable String problem, boolean readOnly) {

    /** The part of the limit that is left when it is nearly reached: 5 percent. */
    private static final int LAST_PART = 20;

    /** The part that is left when it is forgotten that it was nearly reached: 10 percent. */
    private static final int WELL_WITHIN_PART = 10;

    /** How full it is. */
    public enum State {
        WITHIN,
        /** From 95 percent on. */
        NEARLY_FULL,
        /** Nothing more fits. */
        FULL,
        /** There is more than there may be. */
        OVER
    }

    /** What is not wholly measured is taken for more than there may be. */
    public State state() {
        Long mostCount = limit.mostCount();
        Long mostBytes = limit.mostBytes();
        if (problem != null || exceeds(items, mostCount) || exceeds(bytes, mostBytes)) {
            return State.OVER;
        }
        if (reaches(items, mostCount) || reaches(bytes, mostBytes)) {
            return State.FULL;
        }
        return nears(items, mostCount) || nears(bytes, mostBytes) ? State.NEARLY_FULL : State.WITHIN;
    }

    private static boolean exceeds(long used, @Nullable Long most) {
        return most != null && used > most;
    }

    /** Where nothing is allowed and nothing is, nothing is full. */
    private static boolean reaches(long used, @Nullable Long most) {
        return most != null && used > 0 && used >= most;
    }

    private static boolean nears(long used, @Nullable Long most) {
        return most != null && used > 0 && used >= most - most / LAST_PART;
    }

    /** Whether so much is free that a warning may be forgotten. */
    public boolean isWellWithin() {
        return problem == null && hasRoom(items, limit.mostCount()) && hasRoom(bytes, limit.mostBytes());
    }

    private static boolean hasRoom(long used, @Nullable Long most) {
        return most == null || used == 0 || used < most - most / WELL_WITHIN_PART;
    }
}
