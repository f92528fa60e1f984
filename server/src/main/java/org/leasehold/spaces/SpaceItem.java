package org.leasehold.spaces;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Limited;

/**
 * One thing kept for an account.
 *
 * @param folder it holds others; they count as one
 * @param problem why not all of it could be measured
 * @param changedAt since when the time it is kept counts
 * @param keepUntil what its owner is promised; absent: kept
 * @param ruleId the rule of limits that says so; 0: none does
 * @param warnedOf the {@code keepUntil} that its owner was told of by mail
 * @param extendedUntil an approved request keeps it at least so long
 * @param allocatedBytes it is kept permanently, so much of it outside of the limits; absent: it is not
 * @param sponsor who answers for what is kept permanently
 * @param reviewAt when administrators look whether it still should be
 * @param deletedBecause why, for people
 * @param purgeAt until then it can be brought back
 */
public record SpaceItem(
        long id,
        long accountId,
        Limited what,
        String name,
        boolean folder,
        long bytes,
        @Nullable String problem,
        State state,
        Instant createdAt,
        Instant changedAt,
        Instant fileTime,
        @Nullable Instant keepUntil,
        long ruleId,
        @Nullable Instant warnedOf,
        @Nullable Instant extendedUntil,
        @Nullable Long allocatedBytes,
        @Nullable String sponsor,
        @Nullable Instant reviewAt,
        @Nullable Instant deletedAt,
        @Nullable String deletedBecause,
        @Nullable Instant purgeAt) {

    /** Deleted can be brought back; purged is gone. */
    public enum State {
        KEPT,
        DELETED,
        PURGED
    }

    /** How much of it counts against the limits: what was allocated does not. */
    public long countedBytes() {
        Long allocated = allocatedBytes;
        return allocated == null ? bytes : Math.max(0, bytes - allocated);
    }

    /** The same, as it was found now. */
    public SpaceItem measured(boolean isFolder, long size, @Nullable String why, Instant changed, Instant written) {
        return new SpaceItem(
                id,
                accountId,
                what,
                name,
                isFolder,
                size,
                why,
                state,
                createdAt,
                changed,
                written,
                keepUntil,
                ruleId,
                warnedOf,
                extendedUntil,
                allocatedBytes,
                sponsor,
                reviewAt,
                deletedAt,
                deletedBecause,
                purgeAt);
    }

    /** The same, promised until then by that rule. */
    public SpaceItem promised(@Nullable Instant until, long rule) {
        return new SpaceItem(
                id,
                accountId,
                what,
                name,
                folder,
                bytes,
                problem,
                state,
                createdAt,
                changedAt,
                fileTime,
                until,
                rule,
                warnedOf,
                extendedUntil,
                allocatedBytes,
                sponsor,
                reviewAt,
                deletedAt,
                deletedBecause,
                purgeAt);
    }

    /** The same, whose owner was told of what is promised. */
    public SpaceItem told() {
        return new SpaceItem(
                id,
                accountId,
                what,
                name,
                folder,
                bytes,
                problem,
                state,
                createdAt,
                changedAt,
                fileTime,
                keepUntil,
                ruleId,
                keepUntil,
                extendedUntil,
                allocatedBytes,
                sponsor,
                reviewAt,
                deletedAt,
                deletedBecause,
                purgeAt);
    }

    /** The same, kept at least until then. */
    public SpaceItem extended(Instant until) {
        return new SpaceItem(
                id,
                accountId,
                what,
                name,
                folder,
                bytes,
                problem,
                state,
                createdAt,
                changedAt,
                fileTime,
                keepUntil,
                ruleId,
                warnedOf,
                until,
                allocatedBytes,
                sponsor,
                reviewAt,
                deletedAt,
                deletedBecause,
                purgeAt);
    }
}
