package org.leasehold.accounts;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each account may have and do, as versioned data: by level, and for one account alone. Reads come from memory.
 * Source: reference of accounts, section 2.6 and R1.
 */
public interface Limits {

    /** The limit that holds for an account now. */
    Limit of(long accountId, int level, Limited what);

    /** All that hold for it. */
    List<Limit> of(long accountId, int level);

    /** The limit of a level, as for an account that has none of its own. */
    Limit ofLevel(int level, Limited what);

    /** Whom a rule is for. */
    sealed interface Whom {
        record Level(int level) implements Whom {}

        record One(long accountId) implements Whom {}
    }

    /**
     * A rule as an administrator wants it.
     *
     * @param mostCount absent: any number
     * @param mostBytes absent: any size
     * @param reason for those who ask why
     */
    record Wanted(
            Whom whom,
            Limited what,
            @Nullable Long mostCount,
            @Nullable Long mostBytes,
            Retention keepFor,
            @Nullable Period warnBefore,
            String reason) {}

    /** A rule, holding or replaced. */
    record Rule(
            long id,
            Wanted wanted,
            Instant validFrom,
            @Nullable Instant validUntil,
            String setBy) {}

    /**
     * Sets a rule in the place of the one that holds.
     *
     * @throws org.leasehold.common.ProblemException {@code invalid}
     */
    Rule set(Actor actor, Wanted wanted);

    /**
     * Ends a rule, so that an account's level, or the next lower level, says what holds; nothing happens when there is
     * none.
     *
     * @throws org.leasehold.common.ProblemException {@code wrong-state} for the lowest level that has a rule: without it
     *     nothing would be limited
     */
    void unset(Actor actor, Whom whom, Limited what);

    /** The rules that hold, by level and then by account; with {@code replaced} also those that held before. */
    List<Rule> list(boolean replaced);
}
