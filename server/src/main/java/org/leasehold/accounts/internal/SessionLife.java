package org.leasehold.accounts.internal;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Limited;
import org.leasehold.accounts.Limits;
import org.springframework.stereotype.Component;

/** How long a session goes on that is used now: two weeks, or for a trial as long as it may be idle (row R4). */
@Component
class SessionLife {

    private static final Duration USUAL = Duration.ofDays(14);
    private static final Duration WRITTEN_EVERY = Duration.ofHours(1);
    private static final Duration WRITTEN_EVERY_FOR_TRIALS = Duration.ofMinutes(1);

    private final Limits limits;

    SessionLife(Limits limits) {
        this.limits = limits;
    }

    /** @param accountEndsAt when the account is over at the latest */
    Instant end(int level, @Nullable Instant accountEndsAt, Instant usedAt) {
        if (level != Account.ANONYMOUS) {
            return usedAt.plus(USUAL);
        }
        Long minutes = limits.ofLevel(level, Limited.IDLE_MINUTES).mostCount();
        Instant idle = usedAt.plus(minutes == null ? USUAL : Duration.ofMinutes(minutes));
        return accountEndsAt != null && accountEndsAt.isBefore(idle) ? accountEndsAt : idle;
    }

    /** Whether a later end is worth writing down. */
    boolean isWorthWriting(int level, Instant known, Instant wanted) {
        Duration step = level == Account.ANONYMOUS ? WRITTEN_EVERY_FOR_TRIALS : WRITTEN_EVERY;
        return Duration.between(known, wanted).compareTo(step) >= 0;
    }
}
