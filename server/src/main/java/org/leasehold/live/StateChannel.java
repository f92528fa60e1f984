package org.leasehold.live;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.leasehold.live.internal.Arrival;
import org.leasehold.live.internal.History;
import org.leasehold.live.internal.Outlet;
import org.leasehold.live.internal.SnapshotCache;
import org.leasehold.live.internal.SnapshotCache.Written;
import org.leasehold.live.internal.Topic;

/**
 * A channel of state: who subscribes gets the state at a position and then every change after it, with no gap and no
 * repeat; who comes back with a position gets what it missed, if that is still remembered, or else the state again.
 * Safe for use by many threads.
 *
 * <p>Locks are taken in the order source, channel; the fan-out loops take neither.
 */
public final class StateChannel {

    /** How often a state is written out anew because the changes since have been forgotten meanwhile. */
    private static final int ATTEMPTS = 3;

    private final String name;
    private final String epoch;
    private final StateSource source;
    private final List<Topic> topics;
    private final History history;
    private final SnapshotCache snapshots;
    private final ReentrantLock lock = new ReentrantLock();
    private long sequence;

    StateChannel(String name, String epoch, StateSource source, List<Topic> topics, LiveLimits limits) {
        this.name = name;
        this.epoch = epoch;
        this.source = source;
        this.topics = topics;
        this.history = new History(limits.historyMessages(), limits.historyBytes());
        this.snapshots = new SnapshotCache(this::take, this::isStillGood);
        topics.forEach(topic -> topic.follow(this::comeBack));
    }

    public String name() {
        return name;
    }

    /** Where the channel stands now. */
    public Position position() {
        lock.lock();
        try {
            return new Position(epoch, sequence);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Tells all readers of a change. To be called in the order of the changes, under the source's lock.
     *
     * @param kind the member that carries the change, such as {@code put}
     * @param json the change, one line of UTF-8
     */
    public Position publish(String kind, byte[] json) {
        return publish(kind, json, null);
    }

    /** As {@link #publish(String, byte[])}, but does not tell one reader, because it said so itself. */
    public Position publish(String kind, byte[] json, @Nullable Subscriber except) {
        lock.lock();
        try {
            Position position = new Position(epoch, ++sequence);
            Message message = Message.of(name, position, kind, json, except);
            history.add(message);
            topics.forEach(topic -> topic.announce(message));
            return position;
        } finally {
            lock.unlock();
        }
    }

    /** Lets the reader follow this channel. Its first answer is the state, or the word that it has all but the rest. */
    public void subscribe(Subscriber subscriber, SubscribeCommand command) {
        Outlet outlet = (Outlet) subscriber;
        if (command.position().isPresent()
                && resume(outlet, command, command.position().get())) {
            return;
        }
        bring(outlet, command, false);
    }

    /** Lets the reader follow this channel from now on, without the state. */
    public void follow(Subscriber subscriber) {
        subscribe(subscriber, new SubscribeCommand("", Optional.of(position()), SnapshotRequest.ALL));
    }

    /** Lets the reader follow no longer, then sends it the answer. */
    public void unsubscribe(Subscriber subscriber, byte[] answer) {
        Outlet outlet = (Outlet) subscriber;
        topicOf(outlet).leave(outlet, answer);
    }

    private void comeBack(Outlet outlet, SnapshotRequest request) {
        bring(outlet, new SubscribeCommand("", Optional.empty(), request), true);
    }

    private Topic topicOf(Outlet outlet) {
        return topics.get(outlet.loopNumber());
    }

    private boolean resume(Outlet outlet, SubscribeCommand command, Position position) {
        lock.lock();
        try {
            if (!position.epoch().equals(epoch)
                    || position.sequence() > sequence
                    || !history.reaches(position.sequence(), sequence)) {
                return false;
            }
            byte[] head = utf8(head(command) + "\"position\":\"" + position + "\",\"recovered\":true}");
            arrive(outlet, command, head, null, position, false);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void bring(Outlet outlet, SubscribeCommand command, boolean unasked) {
        SnapshotRequest request = source.differsByReader() ? command.request().by(outlet) : command.request();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Written written = source.differsByReader() ? take(request) : snapshots.get(request);
            if (join(outlet, command, written, unasked)) {
                return;
            }
        }
        // Changes come faster than the state can be written out: write it while they wait.
        source.whileUnchanged(request, snapshot -> join(outlet, command, write(snapshot, position()), unasked));
    }

    private boolean join(Outlet outlet, SubscribeCommand command, Written written, boolean unasked) {
        lock.lock();
        try {
            if (!history.reaches(written.position().sequence(), sequence)) {
                return false;
            }
            arrive(outlet, command, utf8(head(command)), written.body(), written.position(), unasked);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Called under the lock, so that what follows is exactly what was published after. */
    private void arrive(
            Outlet outlet,
            SubscribeCommand command,
            byte[] head,
            @Nullable StateBody body,
            Position position,
            boolean unasked) {
        List<Message> missed = history.since(position.sequence());
        topicOf(outlet).enter(outlet, new Arrival(command.request(), head, body, position, missed, unasked));
    }

    private String head(SubscribeCommand command) {
        String reference = command.reference().isEmpty() ? "" : "\"id\":" + command.reference() + ",";
        return "{" + reference + "\"channel\":\"" + name + "\",";
    }

    private Written take(SnapshotRequest request) {
        Taken taken = new Taken();
        source.whileUnchanged(request, snapshot -> {
            taken.snapshot = snapshot;
            taken.position = position();
        });
        if (taken.snapshot == null || taken.position == null) {
            throw new IllegalStateException("The source of " + name + " delivered no state.");
        }
        return write(taken.snapshot, taken.position);
    }

    private static Written write(Snapshot snapshot, Position position) {
        byte[] head = utf8("\"position\":\"" + position + "\",\"snapshot\":");
        byte[] state = snapshot.toJson();
        ByteBuffer body = ByteBuffer.allocateDirect(head.length + state.length + 1);
        body.put(head).put(state).put((byte) '}').flip();
        return new Written(position, new StateBody(body, head.length));
    }

    /** A written state serves others as long as the changes since are remembered and few beside it. */
    private boolean isStillGood(Written written) {
        lock.lock();
        try {
            long since = written.position().sequence();
            return history.reaches(since, sequence)
                    && history.bytesSince(since)
                            <= Math.max(16 * 1024, written.body().length() / 4);
        } finally {
            lock.unlock();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What a source handed over. */
    private static final class Taken {
        private @Nullable Snapshot snapshot;
        private @Nullable Position position;
    }
}
