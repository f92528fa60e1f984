package org.leasehold.accounts.internal;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.PasswordCost;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords by Argon2id, which is slow and takes memory on purpose. Does it on threads of its own, few of them
 * and with a short queue, so that people logging in cannot take the processor from people booking.
 */
@Component
class Passwords {

    static final int SHORTEST = 12;
    static final int LONGEST = 1_000;

    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** A lecture hall that logs in at once waits its turn; who would wait longer is asked to come again. */
    private static final int QUEUE = 500;

    private static final Duration COME_AGAIN_AFTER = Duration.ofSeconds(3);

    private final Argon2PasswordEncoder encoder;

    /** A hash that no password has, for accounts that are not there: finding that out must take as long. */
    private final String nobodys;

    private final PasswordGuessing guessing = new PasswordGuessing();
    private final ThreadPoolExecutor threads;

    @Autowired
    Passwords(PasswordCost cost) {
        this(cost, QUEUE);
    }

    /** @param queue how many may wait */
    Passwords(PasswordCost cost, int queue) {
        encoder = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, cost.memoryKib(), cost.passes());
        nobodys = "$argon2id$v=19$m=" + cost.memoryKib() + ",t=" + cost.passes() + ",p=" + LANES
                + "$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        int most = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        threads = new ThreadPoolExecutor(
                most,
                most,
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(queue),
                Thread.ofPlatform().name("passwords-", 0).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * The hash to keep.
     *
     * @throws ProblemException {@code invalid} when the password is too short, too long or known to those who guess
     */
    String hash(String field, String password) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw new ProblemException(new Problem.Invalid(
                    field,
                    "A password has from " + SHORTEST + " to " + LONGEST + " characters; this one has "
                            + password.length() + "."));
        }
        if (onOwnThreads(() -> guessing.isKnown(password))) {
            throw new ProblemException(new Problem.Invalid(
                    field,
                    "This password is among the first that somebody who guesses would try: it has leaked somewhere, or"
                            + " is a pattern. Several words that do not belong together make a good one."));
        }
        return onOwnThreads(() -> hashed(password));
    }

    /** Whether the password is the one of the hash; takes as long when there is no hash, and is false then. */
    boolean match(String password, @Nullable String hash) {
        if (password.length() > LONGEST) {
            return false;
        }
        String compared = hash == null ? nobodys : hash;
        return onOwnThreads(() -> encoder.matches(password, compared)) && hash != null;
    }

    String nobodys() {
        return nobodys;
    }

    /** Whether the hash was made with weaker parameters than today's. */
    boolean isOutdated(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }

    private String hashed(String password) {
        String hash = encoder.encode(password);
        if (hash == null) {
            throw new AssertionError("There is no hash of no password");
        }
        return hash;
    }

    private <T> T onOwnThreads(Callable<T> work) {
        Future<T> future;
        try {
            future = threads.submit(work);
        } catch (RejectedExecutionException _) {
            throw new ProblemException(new Problem.TooManyRequests(
                    "Too many people are logging in at this moment. Try again in a few seconds.", COME_AGAIN_AFTER));
        }
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A password could not be hashed", e.getCause());
        } catch (InterruptedException e) {
            future.cancel(false);
            Thread.currentThread().interrupt();
            throw new ProblemException(new Problem.Unavailable("The server is stopping."));
        }
    }
}
