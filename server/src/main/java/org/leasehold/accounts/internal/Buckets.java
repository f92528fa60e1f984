package org.leasehold.accounts.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Limits how often something happens for each key: so many times at once, then once in a while. Remembers a bounded
 * number of keys, the busiest.
 */
final class Buckets<K> {

    private static final int MOST_KEYS = 50_000;

    private final Cache<K, Level> levels =
            Caffeine.newBuilder().maximumSize(MOST_KEYS).build();
    private final int size;
    private final Duration refill;
    private final InstantSource clock;

    /** How full a bucket was and when. */
    private record Level(double drops, Instant at) {}

    /**
     * @param size how often it may happen at once
     * @param refill after how long it may happen once more
     */
    Buckets(int size, Duration refill, InstantSource clock) {
        this.size = size;
        this.refill = refill;
        this.clock = clock;
    }

    /** Takes one drop if there is one; otherwise says how long until there will be. */
    Duration take(K key) {
        Instant now = clock.instant();
        Duration[] wait = {Duration.ZERO};
        levels.asMap().compute(key, (_, before) -> {
            double drops = dropsNow(before, now);
            if (drops < 1) {
                wait[0] = Duration.ofNanos((long) Math.ceil((1 - drops) * refill.toNanos()));
                return new Level(drops, now);
            }
            return new Level(drops - 1, now);
        });
        return wait[0];
    }

    /** Gives a drop back: what happened was in order. */
    void giveBack(K key) {
        Instant now = clock.instant();
        levels.asMap().computeIfPresent(key, (_, before) -> {
            double drops = dropsNow(before, now) + 1;
            return drops >= size ? null : new Level(drops, now);
        });
    }

    private double dropsNow(@org.jspecify.annotations.Nullable Level before, Instant now) {
        if (before == null) {
            return size;
        }
        double refilled = (double) Duration.between(before.at, now).toNanos() / refill.toNanos();
        return Math.min(size, before.drops + Math.max(0, refilled));
    }
}
