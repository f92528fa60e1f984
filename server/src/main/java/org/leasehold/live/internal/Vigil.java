package org.leasehold.live.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.leasehold.live.LiveLimits;

/**
 * Watches over one connection's deadlines: signs of life, a write that does not end, the end of its credential, the time
 * it may take to close. Times are the loop's milliseconds.
 */
final class Vigil {

    /** What is to be done. */
    enum Duty {
        NOTHING,
        PING,
        EXPIRE,
        CALL_SLOW,
        CALL_DEAD,
        DROP
    }

    private static final long NEVER = Long.MAX_VALUE;

    private final FanOutLoop loop;
    private final boolean expectsPongs;
    private volatile long heardNanos = System.nanoTime();
    private long nextPing;
    private long pongBy = NEVER;
    private long pingedNanos;
    private long writeBy = NEVER;
    private long closeBy = NEVER;
    private @Nullable Instant expiresAt;
    private boolean mayLag;

    Vigil(FanOutLoop loop, boolean expectsPongs) {
        this.loop = loop;
        this.expectsPongs = expectsPongs;
    }

    /** Begins, with the first ping at a moment that spreads connections which came together. */
    void begin(long seed) {
        long every = interval().toMillis();
        nextPing = loop.now() + every / 2 + seed * 7919 % Math.max(every / 2, 1);
    }

    void heard() {
        heardNanos = System.nanoTime();
    }

    void expireAt(Instant instant) {
        expiresAt = instant;
    }

    void allowLag() {
        mayLag = true;
    }

    void writingBegan() {
        writeBy = loop.now() + limits().slowAfter().toMillis();
    }

    void writingEnded() {
        writeBy = NEVER;
    }

    void closeSoon() {
        closeBy = loop.now() + limits().farewell().toMillis();
    }

    long nextDue(boolean closing) {
        if (closing) {
            return closeBy;
        }
        long due = Math.min(Math.min(nextPing, pongBy), writeBy);
        if (expiresAt == null) {
            return due;
        }
        long left = Math.max(loop.until(expiresAt).toNanos(), 0);
        return Math.min(due, loop.now() + TimeUnit.NANOSECONDS.toMillis(left + 999_999));
    }

    /** @param quiet whether nothing is on its way to the client */
    Duty look(boolean closing, boolean quiet) {
        long now = loop.now();
        if (closing) {
            return now >= closeBy ? Duty.DROP : Duty.NOTHING;
        }
        if (expiresAt != null && !loop.until(expiresAt).isPositive()) {
            return Duty.EXPIRE;
        }
        if (now >= writeBy) {
            if (!mayLag || !hasSpokenWithin(limits().slowAfter())) {
                return Duty.CALL_SLOW;
            }
            writingBegan();
        }
        if (now >= pongBy) {
            pongBy = NEVER;
            return heardNanos - pingedNanos >= 0 ? Duty.NOTHING : Duty.CALL_DEAD;
        }
        if (now >= nextPing) {
            nextPing = now + interval().toMillis();
            return quiet && pongBy == NEVER ? ping(now) : Duty.NOTHING;
        }
        return Duty.NOTHING;
    }

    private boolean hasSpokenWithin(Duration time) {
        return System.nanoTime() - heardNanos < time.toNanos();
    }

    private Duty ping(long now) {
        if (expectsPongs) {
            pingedNanos = System.nanoTime();
            pongBy = now + limits().pongWithin().toMillis();
        }
        return Duty.PING;
    }

    private Duration interval() {
        return expectsPongs ? limits().pingEvery() : limits().commentEvery();
    }

    private LiveLimits limits() {
        return loop.limits();
    }
}
