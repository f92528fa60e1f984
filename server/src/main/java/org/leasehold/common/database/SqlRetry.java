package org.leasehold.common.database;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Does a piece of work again when the database refused it only because others crossed it. The work is a whole
 * transaction: it must begin and end inside.
 */
public final class SqlRetry {

    private static final int ATTEMPTS = 6;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(4);

    private SqlRetry() {}

    /**
     * What the work returns at the first attempt that is not crossed.
     *
     * @throws org.leasehold.common.ProblemException {@code unavailable}, when the database is away or every attempt
     *     was crossed; earlier failures are attached to any other exception that ends the attempts
     */
    public static <T> T call(Supplier<T> work) {
        RuntimeException earlier = null;
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (earlier != null && e != earlier) {
                    e.addSuppressed(earlier);
                }
                if (attempt == ATTEMPTS || !SqlFailure.CROSSED.isBehind(e)) {
                    throw SqlFailure.translated(e);
                }
                earlier = e;
                pause(attempt);
            }
        }
    }

    public static void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /** Longer each time and never the same for two, so that those who crossed once do not cross again. */
    private static void pause(int attempt) {
        long longest = FIRST_PAUSE.toNanos() << attempt;
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest / 4, longest));
    }
}
