package org.leasehold.faces.r2lab.records;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets one of many requests through at a time: who hears one looks at everything anew, so a second within a moment says
 * nothing more, and many who ask at once do not tell each other all of it.
 */
public final class Fuse {

    private static final Duration MOMENT = Duration.ofMillis(100);

    private final AtomicLong lastNanos = new AtomicLong(System.nanoTime() - MOMENT.toNanos());
    private final AtomicLong waiting = new AtomicLong();

    /** Runs the action now; or once at the end of the moment, for all that came meanwhile. */
    public void light(Runnable action) {
        long now = System.nanoTime();
        long last = lastNanos.get();
        long left = MOMENT.toNanos() - (now - last);
        if (left <= 0 && lastNanos.compareAndSet(last, now)) {
            action.run();
        } else if (waiting.getAndIncrement() == 0) {
            Thread.startVirtualThread(() -> later(Math.max(left, 0), action));
        }
    }

    private void later(long nanos, Runnable action) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
            waiting.set(0);
            lastNanos.set(System.nanoTime());
            action.run();
        } catch (InterruptedException never) {
            Thread.currentThread().interrupt();
        }
    }
}
