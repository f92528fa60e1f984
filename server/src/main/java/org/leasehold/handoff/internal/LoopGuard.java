package org.leasehold.handoff.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.leasehold.handoff.Tool;
import org.springframework.stereotype.Component;

/**
 * Ends the going round of a tool that does not take our word and sends its people back at once. A Zeppelin also sends
 * back whoever is logged in already, so a few times are in order.
 */
@Component
class LoopGuard {

    static final Duration WINDOW = Duration.ofSeconds(30);
    private static final int MOST_IN_WINDOW = 12;
    private static final int MOST_KEYS = 50_000;

    private final Cache<Key, Count> counts =
            Caffeine.newBuilder().maximumSize(MOST_KEYS).build();
    private final InstantSource clock;

    LoopGuard(InstantSource clock) {
        this.clock = clock;
    }

    private record Key(long accountId, String tool) {}

    private record Count(int times, Instant since) {

        boolean holdsAt(Instant now) {
            return !now.isBefore(since) && now.isBefore(since.plus(WINDOW));
        }
    }

    /** Counts one more, and says whether that is still in order. */
    boolean lets(long accountId, Tool tool) {
        Instant now = clock.instant();
        Count first = new Count(1, now);
        Count count = counts.asMap()
                .merge(
                        new Key(accountId, tool.name()),
                        first,
                        (before, _) -> before.holdsAt(now) ? new Count(before.times + 1, before.since) : first);
        return count.times <= MOST_IN_WINDOW;
    }
}
