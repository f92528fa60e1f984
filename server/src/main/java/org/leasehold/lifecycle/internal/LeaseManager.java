package org.leasehold.lifecycle.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.leasehold.leases.Deadlines;
import org.leasehold.leases.Lease;
import org.leasehold.leases.LeaseBook;
import org.leasehold.leases.LeaseState;
import org.leasehold.lifecycle.Driver;
import org.leasehold.lifecycle.DriverFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Keeps the deadlines: sleeps until the next lease is due, takes all that are due a step further, and has their
 * drivers run. Woken early when a lease changes, because the next due time may have come nearer.
 */
@Component
class LeaseManager implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LeaseManager.class);
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(30);
    private static final Duration PAUSE_WHEN_AWAY = Duration.ofMillis(500);

    /** What is due and was not ours to take is being taken by another server. */
    private static final Duration PAUSE_WHEN_TAKEN = Duration.ofMillis(20);

    private static final CompletableFuture<Void> NOTHING = CompletableFuture.completedFuture(null);

    private final Deadlines deadlines;
    private final List<Driver> drivers;
    private final InstantSource clock;
    private final Semaphore wake = new Semaphore(0);
    private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();

    /** The drivers at work, by lease: what an end undoes is never still being set up. */
    private final Map<Long, CompletableFuture<Void>> driving = new ConcurrentHashMap<>();

    private volatile Instant sleepingUntil = Instant.MAX;
    private volatile boolean running;

    LeaseManager(Deadlines deadlines, List<Driver> drivers, LeaseBook book, InstantSource clock) {
        this.deadlines = deadlines;
        this.drivers = drivers;
        this.clock = clock;
        book.addListener(this::wakeFor);
    }

    private void wakeFor(Lease lease) {
        if (lease.span().start().isBefore(sleepingUntil) || lease.span().end().isBefore(sleepingUntil)) {
            wake.release();
        }
    }

    @Override
    public void start() {
        running = true;
        var _ = work.submit(this::run);
    }

    private void run() {
        boolean resumed = false;
        while (running) {
            try {
                if (!resumed) {
                    deadlines.listAwaitingDriver().forEach(this::drive);
                    resumed = true;
                }
                deadlines.advance(lease -> driverOf(lease).isPresent(), this::drive);
                sleepUntilDue();
            } catch (DataAccessException | TransactionException away) {
                log.debug("Deadlines wait for the database: {}", away.getMessage());
                pause(PAUSE_WHEN_AWAY);
            } catch (RuntimeException bug) {
                log.error("Keeping deadlines failed; it is tried again.", bug);
                pause(PAUSE_WHEN_AWAY);
            }
        }
    }

    private void sleepUntilDue() {
        wake.drainPermits();
        Instant now = clock.instant();
        Instant next = deadlines.nextDue().orElse(Instant.MAX);
        sleepingUntil = next;
        Duration sleep = next.isBefore(now.plus(LONGEST_SLEEP)) ? Duration.between(now, next) : LONGEST_SLEEP;
        pause(sleep.isPositive() ? sleep : PAUSE_WHEN_TAKEN);
    }

    private void pause(Duration duration) {
        try {
            // Rounded up, so that we do not wake just before the time and find nothing due.
            boolean woken = wake.tryAcquire(duration.toMillis() + 1, TimeUnit.MILLISECONDS);
            log.trace("Awake, {}", woken ? "called" : "by the clock");
        } catch (InterruptedException stopped) {
            running = false;
        }
    }

    private Optional<Driver> driverOf(Lease lease) {
        return drivers.stream().filter(driver -> driver.concerns(lease)).findFirst();
    }

    private void drive(Lease lease) {
        boolean waits = lease.state() instanceof LeaseState.Starting || lease.state() instanceof LeaseState.Ending;
        if (waits) {
            var turn = driving.compute(
                    lease.id(),
                    (_, before) -> Objects.requireNonNullElse(before, NOTHING)
                            .thenRunAsync(() -> driveAndReport(lease), work));
            var _ = turn.whenComplete((_, _) -> driving.remove(lease.id(), turn));
        }
    }

    private void driveAndReport(Lease lease) {
        try {
            var driver = driverOf(lease);
            if (driver.isPresent()) {
                driver.get().run(lease);
            }
            report(lease, () -> deadlines.driverDone(lease));
        } catch (DriverFailure failure) {
            log.warn("Lease {}: {}", lease.id(), failure.getMessage());
            report(lease, () -> deadlines.driverFailed(lease, String.valueOf(failure.getMessage())));
        } catch (RuntimeException bug) {
            log.error("Lease {}: the driver failed.", lease.id(), bug);
            report(lease, () -> deadlines.driverFailed(lease, "The driver failed: " + bug));
        }
    }

    /** Writes down what the driver came to, as soon as the database is there; else the next start asks again. */
    private void report(Lease lease, Runnable outcome) {
        while (running) {
            try {
                outcome.run();
                return;
            } catch (DataAccessException | TransactionException away) {
                log.debug("Lease {}: the driver's word waits for the database: {}", lease.id(), away.getMessage());
                if (!slept(PAUSE_WHEN_AWAY)) {
                    return;
                }
            }
        }
    }

    private static boolean slept(Duration pause) {
        try {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void stop() {
        running = false;
        work.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the lease book is filled. */
    @Override
    public int getPhase() {
        return 10;
    }
}
