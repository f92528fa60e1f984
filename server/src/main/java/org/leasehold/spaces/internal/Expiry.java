package org.leasehold.spaces.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Limit;
import org.leasehold.accounts.Retention;
import org.leasehold.spaces.SpaceItem;

/**
 * What is promised of a thing that is kept, and how that may change (R1): it is kept longer at once, and less long only
 * once its owner was told, and then for the warning time at least. Pure functions of the thing, the rule and the time.
 */
final class Expiry {

    /** The warning time of rules that name none, when they take something back. */
    private static final Period USUAL_WARNING = Period.ofDays(14);

    /** However late somebody is told, so long it stays. */
    static final Duration LEAST_NOTICE = Duration.ofDays(1);

    /** What is told a day early spares a second mail tomorrow. */
    private static final Duration TOLD_TOGETHER = Duration.ofDays(1);

    private Expiry() {}

    /** What holds of a thing now. */
    sealed interface Promise {

        /** It is kept until then, or without an end: as before or longer. */
        record Holds(@Nullable Instant until) implements Promise {}

        /** The rule would end it earlier than was promised: that holds when its owner has been told, until then. */
        record Shrinks(Instant until) implements Promise {}
    }

    /**
     * @param limit what holds for its owner
     * @param trialEnd when its owner's trial ends; absent for all others
     * @param shown whether anything was promised yet
     */
    static Promise promise(SpaceItem item, Limit limit, @Nullable Instant trialEnd, boolean shown, Instant now) {
        Instant wanted = wanted(item, limit, trialEnd);
        Instant promised = item.keepUntil();
        if (!shown || !isEarlier(wanted, promised)) {
            return new Promise.Holds(wanted);
        }
        Instant told = after(now, Objects.requireNonNullElse(limit.warnBefore(), USUAL_WARNING));
        Instant until = latest(Objects.requireNonNull(wanted), told);
        return isEarlier(until, promised) ? new Promise.Shrinks(until) : new Promise.Holds(promised);
    }

    /** Until when the rule, requests and allocations keep it; null: without an end. */
    private static @Nullable Instant wanted(SpaceItem item, Limit limit, @Nullable Instant trialEnd) {
        if (item.allocation() != null) {
            return null;
        }
        if (limit.keepFor() instanceof Retention.UntilExit) {
            return trialEnd;
        }
        Instant byRule = limit.keepFor().expiry(item.changedAt()).orElse(null);
        Instant extended = item.keeping().extendedUntil();
        return byRule == null || extended == null ? byRule : latest(byRule, extended);
    }

    /** Whether its owner has to be told by now of what is promised. */
    static boolean isToBeTold(SpaceItem item, @Nullable Period warnBefore, Instant now) {
        Instant until = item.keepUntil();
        return until != null
                && warnBefore != null
                && !until.equals(item.keeping().warnedOf())
                && !before(until, warnBefore).isAfter(now);
    }

    /** Whether it belongs in a mail that is written now anyway. */
    static boolean isSoonToBeTold(SpaceItem item, @Nullable Period warnBefore, Instant now) {
        return isToBeTold(item, warnBefore, now.plus(TOLD_TOGETHER));
    }

    /** What the mail that tells of it says: never less than a day from now. */
    static Instant told(Instant keepUntil, Instant now) {
        return latest(keepUntil, now.plus(LEAST_NOTICE));
    }

    /**
     * Whether its time is over.
     *
     * @param reachable whether mail gets to its owner
     */
    static boolean isOver(SpaceItem item, @Nullable Period warnBefore, boolean reachable, Instant now) {
        Instant until = item.keepUntil();
        boolean knows = warnBefore == null
                || !reachable
                || (until != null && until.equals(item.keeping().warnedOf()));
        return until != null && !until.isAfter(now) && knows;
    }

    private static boolean isEarlier(@Nullable Instant one, @Nullable Instant other) {
        return one != null && (other == null || one.isBefore(other));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    private static Instant after(Instant instant, Period period) {
        return instant.atZone(ZoneOffset.UTC).plus(period).toInstant();
    }

    private static Instant before(Instant instant, Period period) {
        return instant.atZone(ZoneOffset.UTC).minus(period).toInstant();
    }
}
