package org.leasehold.accounts;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of something an account may have, and why.
 *
 * @param mostCount how many; absent: any number
 * @param mostBytes how large all of it together; absent: any size
 * @param more what is in these numbers besides what the rule says
 * @param warnBefore how long before a deletion its owner is told; absent: not at all
 */
public record Limit(
        Limited what,
        @Nullable Long mostCount,
        @Nullable Long mostBytes,
        Retention keepFor,
        @Nullable Period warnBefore,
        Because because,
        List<Allowance> more) {

    /** Where a limit comes from. */
    public sealed interface Because {

        /** The rule that says so; 0 when there is none. */
        long ruleId();

        /** @param level the level whose rule it is: the account's own or the nearest one below */
        record OfLevel(long ruleId, int level, Instant since, String setBy, String reason) implements Because {}

        /** Set for this account alone. */
        record OfAccount(long ruleId, Instant since, String setBy, String reason) implements Because {}

        /** No rule says anything, so nothing is limited. */
        record Nothing() implements Because {
            @Override
            public long ruleId() {
                return 0;
            }
        }
    }

    /** The same, and more. */
    public Limit with(List<Allowance> allowances) {
        long count = allowances.stream().mapToLong(Allowance::moreCount).sum();
        long bytes = allowances.stream().mapToLong(Allowance::moreBytes).sum();
        return new Limit(
                what, plus(mostCount, count), plus(mostBytes, bytes), keepFor, warnBefore, because, allowances);
    }

    private static @Nullable Long plus(@Nullable Long most, long more) {
        return most == null ? null : most + more;
    }

    /** Whether so many are within it. */
    public boolean allows(long count) {
        Long most = mostCount;
        return most == null || count <= most;
    }
}
