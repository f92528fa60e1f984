package org.leasehold.accounts.internal;

import java.time.Duration;
import org.leasehold.accounts.Trials;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Ends trials when their time has come. A second server does the same; whoever comes first does it. */
@Component
class TrialKeeper implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TrialKeeper.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Trials trials;
    private volatile Thread thread = new Thread();

    TrialKeeper(Trials trials) {
        this.trials = trials;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("trial-keeper").start(this::run);
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                trials.endDue();
            } catch (RuntimeException e) {
                LOG.info("Trials that are over could not all be removed; it is tried again", e);
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void stop() {
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    /** After the lease book is filled: ending a trial cancels leases. */
    @Override
    public int getPhase() {
        return 20;
    }
}
