package org.leasehold.common;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Does something again and again while the service runs, on a thread of its own. What fails is tried again after the
 * pause. Every server does it, so the work itself sees to it that twice is no harm.
 */
public abstract class Recurring implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Recurring.class);

    private final String name;
    private final Duration pause;
    private final Runnable work;
    private volatile Thread thread = new Thread();

    /**
     * @param name of the thread and in the log
     * @param pause between two times
     */
    protected Recurring(String name, Duration pause, Runnable work) {
        this.name = name;
        this.pause = pause;
        this.work = work;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name(name).start(this::run);
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.info("{} could not do all of its work; it is tried again", name, e);
            }
            try {
                Thread.sleep(pause);
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

    /** After the lease book is filled: what ends may end leases. */
    @Override
    public int getPhase() {
        return 20;
    }
}
