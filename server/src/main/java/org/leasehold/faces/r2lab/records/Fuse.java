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

    private static final int LONGEST_PAYLOAD = 100;
    private static final String USUAL_PAYLOAD = "PLEASE";

    private final AtomicLong lastNanos = new AtomicLong(System.nanoTime() - MOMENT.toNanos());
    private final AtomicLong waiting = new AtomicLong();

    /**
     * What is told on of what somebody has asked: the short texts that programs use. Anything else would be a way to
     * send much to many.
     */
    public static String passed(String payload) {
        return payload.length() <= LONGEST_PAYLOAD ? payload : USUAL_PAYLOAD;
    }

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
