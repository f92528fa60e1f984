package org.leasehold.common;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Answers of the database kept in memory for a short while, a bounded number of them. What this server changes it
 * forgets at once; what another one changed is seen when the answer has grown old. While the database is away an old
 * answer is better than none: nobody can have changed it there.
 *
 * <p>Only what is there is kept: asking for what is not costs a look each time, and no memory.
 */
public final class Remembered<K, V> {

    private final Cache<K, Answer<V>> answers;
    private final AtomicLong changes = new AtomicLong();
    private final Duration old;
    private final InstantSource clock;

    private record Answer<V>(V value, Instant since) {}

    /**
     * @param most how many answers are kept
     * @param old the age from which an answer is asked for again
     */
    public Remembered(int most, Duration old, InstantSource clock) {
        this.answers = Caffeine.newBuilder().maximumSize(most).build();
        this.old = old;
        this.clock = clock;
    }

    /** The answer from memory, or else the database's. */
    public Optional<V> find(K key, Function<K, Optional<V>> ask) {
        Answer<V> known = answers.getIfPresent(key);
        Instant now = clock.instant();
        if (known != null && Duration.between(known.since, now).compareTo(old) < 0) {
            return Optional.of(known.value);
        }
        long changesBefore = changes.get();
        Optional<V> value;
        try {
            value = ask.apply(key);
        } catch (ProblemException e) {
            if (known != null && e.problem() instanceof Problem.Unavailable) {
                return Optional.of(known.value);
            }
            throw e;
        }
        keep(key, value, now, changesBefore);
        return value;
    }

    /** Forgets one answer. To be called after the change is committed. */
    public void forget(K key) {
        changes.incrementAndGet();
        answers.invalidate(key);
    }

    /** Forgets all answers that pass. To be called after the change is committed. */
    public void forgetIf(Predicate<V> condition) {
        changes.incrementAndGet();
        answers.asMap().values().removeIf(answer -> condition.test(answer.value));
    }

    /** Keeps the answer unless something changed while it was on its way: it may be the one from before. */
    private void keep(K key, Optional<V> value, Instant now, long changesBefore) {
        answers.asMap().compute(key, (_, before) -> {
            if (changes.get() != changesBefore) {
                return before;
            }
            return value.map(found -> new Answer<>(found, now)).orElse(null);
        });
    }
}
