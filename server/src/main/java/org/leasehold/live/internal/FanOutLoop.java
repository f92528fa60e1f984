package org.leasehold.live.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.leasehold.live.CloseCode;
import org.leasehold.live.Encoding;
import org.leasehold.live.LiveLimits;
import org.leasehold.live.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that sends to its share of the connections. It works in turns: it takes in everything that has been handed
 * over, lays out what is new once for each audience, and writes once to each connection that something is new for. So
 * the busier it is the more messages share a write. It never waits for a client.
 */
public final class FanOutLoop implements Executor {

    private static final Logger LOG = LoggerFactory.getLogger(FanOutLoop.class);
    private static final int TASKS_PER_TURN = 4096;

    private final int number;
    private final LiveLimits limits;
    private final InstantSource clock;
    private final Executor workers;
    private final ConcurrentLinkedQueue<Runnable> inbox = new ConcurrentLinkedQueue<>();
    private final CountDownLatch emptied = new CountDownLatch(1);
    private final Thread thread;
    private final long startNanos = System.nanoTime();
    private volatile boolean asleep;
    private volatile boolean stopped;
    private volatile int outletCount;

    // What follows belongs to the thread.
    private final FramePool frames = new FramePool();
    private final Map<Audience.Kind, Audience> audiences = new HashMap<>();
    private final List<Audience> dirty = new ArrayList<>();
    private final List<Outlet> unsent = new ArrayList<>();
    private final List<Outlet> troubled = new ArrayList<>();
    private final TreeSet<Outlet> schedule =
            new TreeSet<>(Comparator.comparingLong(Outlet::due).thenComparingLong(Outlet::number));
    private long now;
    private boolean dismissed;

    /** @param workers runs what may wait: fetching states, and what is to happen when connections end */
    public FanOutLoop(int number, LiveLimits limits, InstantSource clock, Executor workers) {
        this.number = number;
        this.limits = limits;
        this.clock = clock;
        this.workers = workers;
        this.thread = Thread.ofPlatform().daemon().name("live-" + number).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Hands a task to the thread. Tasks run in the order they are handed over. */
    @Override
    public void execute(Runnable task) {
        inbox.add(task);
        if (asleep) {
            LockSupport.unpark(thread);
        }
    }

    public int outletCount() {
        return outletCount;
    }

    /** Says goodbye to all connections, and from now on to every new one. */
    public void dismissAll() {
        execute(() -> {
            dismissed = true;
            flushAll();
            List.copyOf(schedule).forEach(outlet -> outlet.farewell(CloseCode.GOING_AWAY));
            noteCount();
        });
    }

    /** Waits until all connections have ended, at most until {@code deadlineNanos}. */
    public void awaitEmpty(long deadlineNanos) {
        try {
            boolean inTime = emptied.await(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (!inTime) {
                LOG.debug("{} connections did not say goodbye in time.", outletCount);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the thread after the turn it is in. */
    public void stop() {
        stopped = true;
        LockSupport.unpark(thread);
        try {
            thread.join(Duration.ofSeconds(1));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    int number() {
        return number;
    }

    LiveLimits limits() {
        return limits;
    }

    boolean isCurrentThread() {
        return Thread.currentThread().equals(thread);
    }

    /** Milliseconds since the loop began, as of this turn. */
    long now() {
        return now;
    }

    /** How long from now until that instant by the clock on the wall; negative when it has passed. */
    Duration until(Instant instant) {
        return Duration.between(clock.instant(), instant);
    }

    /** Runs what may wait. */
    void work(Runnable task) {
        workers.execute(task);
    }

    /** Takes in a new connection. */
    void register(Outlet outlet) {
        schedule(outlet, outlet.nextDue());
        noteCount();
        if (dismissed) {
            outlet.farewell(CloseCode.GOING_AWAY);
        }
    }

    void forget(Outlet outlet) {
        schedule.remove(outlet);
        noteCount();
    }

    /** Sees that the connection is looked at when that time has come, rather than when it was due before. */
    void schedule(Outlet outlet, long due) {
        schedule.remove(outlet);
        outlet.setDue(due);
        schedule.add(outlet);
    }

    /** Sees that the connection's queue is written at the end of the turn. */
    void drainLater(Outlet outlet) {
        unsent.add(outlet);
    }

    /** Sees that the connection is dealt with when nobody walks over the audiences. */
    void settleLater(Outlet outlet) {
        troubled.add(outlet);
    }

    void add(Audience audience, Message message) {
        if (audience.await(message)) {
            dirty.add(audience);
        }
    }

    /** The audience of that kind; changes that wait in it have been sent, so that a newcomer gets only what comes. */
    Audience openAudience(Encoding encoding, Set<Topic> topics) {
        Audience audience = audiences.computeIfAbsent(new Audience.Kind(encoding, topics), kind -> {
            Audience made = new Audience(kind);
            kind.topics().forEach(topic -> topic.audiences().add(made));
            return made;
        });
        flush(audience);
        return audience;
    }

    /** Forgets an audience that nobody is in. */
    void closeIfEmpty(Audience audience) {
        if (audience.size() == 0) {
            audiences.remove(audience.kind());
            audience.kind().topics().forEach(topic -> topic.audiences().remove(audience));
        }
    }

    /** Sends what waits in an audience to everyone in it. */
    void flush(Audience audience) {
        List<Message> waiting = audience.waiting();
        if (waiting.isEmpty()) {
            return;
        }
        Encoding encoding = audience.kind().encoding();
        Frame frame = frames.lay(encoding, waiting, audience.places());
        boolean hasExceptions = audience.hasExceptions();
        for (int seat = 0; seat < audience.size(); seat++) {
            Outlet outlet = audience.at(seat);
            if (hasExceptions && !waiting.stream().allMatch(message -> message.isFor(outlet))) {
                flushWithout(audience, outlet);
            } else {
                outlet.deliver(frame);
            }
        }
        frame.release();
        audience.sent();
    }

    private void flushWithout(Audience audience, Outlet outlet) {
        List<Message> others = audience.waiting().stream()
                .filter(message -> message.isFor(outlet))
                .toList();
        if (!others.isEmpty()) {
            Frame frame = frames.lay(audience.kind().encoding(), others, audience.places());
            outlet.deliver(frame);
            frame.release();
        }
    }

    private void run() {
        while (!stopped) {
            try {
                turn();
            } catch (RuntimeException bug) {
                LOG.error("A turn of the fan-out loop failed.", bug);
            }
            sleep();
        }
    }

    private void turn() {
        now = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
        for (int taken = 0; taken < TASKS_PER_TURN; taken++) {
            Runnable task = inbox.poll();
            if (task == null) {
                break;
            }
            run(task);
        }
        lookAfterThoseDue();
        flushAll();
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException bug) {
            LOG.error("A task of the fan-out loop failed.", bug);
        }
    }

    private void lookAfterThoseDue() {
        while (!schedule.isEmpty() && schedule.first().due() <= now) {
            schedule.first().lookAfter();
        }
    }

    private void flushAll() {
        for (Audience audience : List.copyOf(dirty)) {
            flush(audience);
        }
        dirty.clear();
        for (Outlet outlet : List.copyOf(unsent)) {
            outlet.drain();
        }
        unsent.clear();
        for (Outlet outlet : List.copyOf(troubled)) {
            outlet.settle();
        }
        troubled.clear();
    }

    private void sleep() {
        asleep = true;
        if (inbox.isEmpty() && !stopped) {
            if (schedule.isEmpty()) {
                LockSupport.park(this);
            } else {
                long nanos = TimeUnit.MILLISECONDS.toNanos(schedule.first().due()) - (System.nanoTime() - startNanos);
                LockSupport.parkNanos(this, Math.max(nanos, 1));
            }
        }
        asleep = false;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only the thread writes it
    private void noteCount() {
        outletCount = schedule.size();
        if (dismissed && schedule.isEmpty()) {
            emptied.countDown();
        }
    }
}
