package org.leasehold.live;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.leasehold.live.internal.FanOutLoop;
import org.leasehold.live.internal.Outlet;
import org.leasehold.live.internal.Topic;

/** All channels of this server and all connections that follow them. */
public final class Channels implements AutoCloseable {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:-]{1,200}");

    private final LiveLimits limits;
    private final String epoch = Long.toString(Math.abs(new SecureRandom().nextLong() >> 12), Character.MAX_RADIX);
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<FanOutLoop> loops;
    private final ConcurrentHashMap<String, StateChannel> channels = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    /** @param loopCount how many threads share the work of sending */
    public Channels(LiveLimits limits, InstantSource clock, int loopCount) {
        this.limits = limits;
        this.loops = IntStream.range(0, loopCount)
                .mapToObj(number -> new FanOutLoop(number, limits, clock, workers))
                .toList();
        loops.forEach(FanOutLoop::start);
    }

    /** One loop per two processors: requests need the others. */
    public static int standardLoopCount() {
        return Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 8);
    }

    public LiveLimits limits() {
        return limits;
    }

    /** The channel of that name, made with this source when there is none yet. */
    public StateChannel open(String name, StateSource source) {
        return channels.computeIfAbsent(name, _ -> {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "A channel's name is made of letters, digits and . _ : - only, not \"" + name + "\".");
            }
            List<Topic> topics =
                    loops.stream().map(loop -> new Topic(name, epoch, loop)).toList();
            return new StateChannel(name, epoch, source, topics, limits);
        });
    }

    /** The channel of that name, if it has been opened. */
    public Optional<StateChannel> find(String name) {
        return Optional.ofNullable(channels.get(name));
    }

    /** Takes in a client's connection, which follows nothing yet. */
    public Subscriber connect(Transport transport, Encoding encoding) {
        long number = numbers.incrementAndGet();
        FanOutLoop loop = loops.get((int) (number % loops.size()));
        return new Outlet(number, loop, transport, encoding);
    }

    /** How many connections there are. */
    public int connectionCount() {
        return loops.stream().mapToInt(FanOutLoop::outletCount).sum();
    }

    /** Says goodbye to all ({@link CloseCode#GOING_AWAY}) and stops. */
    @Override
    public void close() {
        loops.forEach(FanOutLoop::dismissAll);
        long deadline = System.nanoTime() + limits.farewell().toNanos();
        for (FanOutLoop loop : loops) {
            loop.awaitEmpty(deadline);
        }
        loops.forEach(FanOutLoop::stop);
        workers.shutdown();
        try {
            workers.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
