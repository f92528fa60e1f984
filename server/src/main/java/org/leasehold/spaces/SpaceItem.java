package org.leasehold.spaces;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Limited;

/**
 * One thing kept for an account.
 *
 * @param measure as it was last found
 * @param keeping for how long it is kept, and why
 * @param allocation it is kept permanently, by somebody's leave; absent: it is not
 * @param deletion that it was deleted; absent: never
 */
public record SpaceItem(
        long id,
        long accountId,
        Limited what,
        String name,
        State state,
        Instant createdAt,
        Measure measure,
        Keeping keeping,
        @Nullable Allocation allocation,
        @Nullable Deletion deletion) {

    /** Deleted can be brought back; purged is gone. */
    public enum State {
        KEPT,
        DELETED,
        PURGED
    }

    /**
     * What was found of it.
     *
     * @param folder it holds others; they count as one
     * @param problem why not all of it could be measured
     * @param changedAt since when the time it is kept counts
     * @param fileTime what the file system says of its age
     */
    public record Measure(
            boolean folder, long bytes, @Nullable String problem, Instant changedAt, Instant fileTime) {}

    /**
     * What its owner is promised.
     *
     * @param until absent: kept
     * @param ruleId the rule of limits that says so; 0: none does
     * @param warnedOf the {@code until} that its owner was told of by mail
     * @param extendedUntil an approved request keeps it at least so long
     */
    public record Keeping(
            @Nullable Instant until,
            long ruleId,
            @Nullable Instant warnedOf,
            @Nullable Instant extendedUntil) {

        /** Nothing yet. */
        public static final Keeping NOTHING = new Keeping(null, 0, null, null);
    }

    /**
     * So much of it lies outside of the limits.
     *
     * @param sponsor who answers for it
     * @param reviewAt when administrators look whether it still should be
     */
    public record Allocation(long bytes, String sponsor, Instant reviewAt) {}

    /**
     * It was deleted.
     *
     * @param because why, for people
     * @param purgeAt until then it can be brought back
     */
    public record Deletion(Instant at, String because, Instant purgeAt) {}

    public boolean folder() {
        return measure.folder;
    }

    public long bytes() {
        return measure.bytes;
    }

    public @Nullable String problem() {
        return measure.problem;
    }

    public Instant changedAt() {
        return measure.changedAt;
    }

    public @Nullable Instant keepUntil() {
        return keeping.until;
    }

    public long ruleId() {
        return keeping.ruleId;
    }

    /** How much of it counts against the limits: what was allocated does not. */
    public long countedBytes() {
        return allocation == null ? bytes() : Math.max(0, bytes() - allocation.bytes);
    }

    /** The same, as it was found now. */
    public SpaceItem measured(Measure now) {
        return new SpaceItem(id, accountId, what, name, state, createdAt, now, keeping, allocation, deletion);
    }

    /** The same, promised until then by that rule. */
    public SpaceItem promised(@Nullable Instant until, long rule) {
        return kept(new Keeping(until, rule, keeping.warnedOf, keeping.extendedUntil));
    }

    /** The same, whose owner was told of what is promised. */
    public SpaceItem told() {
        return kept(new Keeping(keeping.until, keeping.ruleId, keeping.until, keeping.extendedUntil));
    }

    /** The same, kept at least until then. */
    public SpaceItem extended(Instant until) {
        return kept(new Keeping(keeping.until, keeping.ruleId, keeping.warnedOf, until));
    }

    private SpaceItem kept(Keeping now) {
        return new SpaceItem(id, accountId, what, name, state, createdAt, measure, now, allocation, deletion);
    }
}
