package org.leasehold.live.internal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leasehold.live.CloseCode;
import org.leasehold.live.Encoding;
import org.leasehold.live.Message;
import org.leasehold.live.Position;
import org.leasehold.live.SnapshotRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one connection follows, and the audience that makes it a member of. Belongs to the loop. */
final class Following {

    private static final Logger LOG = LoggerFactory.getLogger(Following.class);

    private enum State {
        /** Gets every change. */
        FOLLOWING,
        /** Has missed changes and gets none until it has read what waits. */
        LOST,
        /** The newer state is being fetched for it. */
        RETURNING
    }

    private static final class Entry {
        private final Topic topic;
        private SnapshotRequest request;
        private State state = State.FOLLOWING;

        Entry(Topic topic, SnapshotRequest request) {
            this.topic = topic;
            this.request = request;
        }
    }

    private final Outlet outlet;
    private final FanOutLoop loop;
    private final Encoding encoding;
    private final List<Entry> entries = new ArrayList<>(2);
    private @Nullable Audience audience;

    Following(Outlet outlet, FanOutLoop loop, Encoding encoding) {
        this.outlet = outlet;
        this.loop = loop;
        this.encoding = encoding;
    }

    /**
     * Begins to follow a channel, after everything for the other channels has been sent.
     *
     * @return what the connection is to be sent before it {@link #takeSeat takes its seat}; empty when it no longer
     *     wants the state
     */
    List<ByteBuffer> arrive(Topic topic, Arrival arrival) {
        Optional<Entry> known = find(topic);
        if (arrival.unasked() && known.map(entry -> entry.state).orElse(State.LOST) != State.RETURNING) {
            return List.of();
        }
        if (audience != null) {
            loop.flush(audience);
        }
        Entry entry = known.orElseGet(() -> added(new Entry(topic, arrival.request())));
        entry.request = arrival.request();
        entry.state = State.FOLLOWING;
        Map<String, Position> places = places();
        places.put(topic.name(), arrival.position());
        List<ByteBuffer> pieces = new ArrayList<>(encoding.state(arrival.head(), arrival.body(), places));
        List<Message> missed = arrival.missed().stream()
                .filter(message -> message.isFor(outlet))
                .toList();
        if (!missed.isEmpty()) {
            pieces.add(encoding.changes(missed, places, ByteBuffer::allocate));
        }
        return pieces;
    }

    /** Sends the changes that wait for the end of the turn. */
    void sendWhatWaits() {
        Audience mine = audience;
        if (mine != null) {
            loop.flush(mine);
        }
    }

    /** Joins the connections that follow the same. */
    void takeSeat() {
        Set<Topic> topics = entries.stream()
                .filter(entry -> entry.state == State.FOLLOWING)
                .map(entry -> entry.topic)
                .collect(Collectors.toUnmodifiableSet());
        if (audience != null && audience.kind().topics().equals(topics)) {
            return;
        }
        leaveSeat();
        if (!topics.isEmpty()) {
            audience = loop.openAudience(encoding, topics);
            audience.add(outlet);
        }
    }

    /** Follows the channel no longer; what was new before has been sent. */
    void leave(Topic topic) {
        if (audience != null) {
            loop.flush(audience);
        }
        find(topic).ifPresent(entry -> {
            entries.remove(entry);
            takeSeat();
        });
    }

    /** Gets no more changes until it has read what waits; then it gets the newer states. */
    void loseTrack() {
        for (Entry entry : entries) {
            if (entry.state == State.FOLLOWING) {
                entry.state = State.LOST;
            }
        }
        leaveSeat();
    }

    /** Fetches the newer state of every channel it lost its place in. */
    void catchUp() {
        for (Entry entry : entries) {
            if (entry.state == State.LOST) {
                entry.state = State.RETURNING;
                SnapshotRequest request = entry.request;
                loop.work(() -> bringBack(entry.topic, request));
            }
        }
    }

    private void bringBack(Topic topic, SnapshotRequest request) {
        try {
            topic.bringBack(outlet, request);
        } catch (RuntimeException failure) {
            LOG.warn("The state of {} could not be fetched for a slow reader.", topic.name(), failure);
            outlet.close(CloseCode.SERVER_ERROR);
        }
    }

    void forgetAll() {
        entries.clear();
        leaveSeat();
    }

    private void leaveSeat() {
        Audience left = audience;
        if (left != null) {
            audience = null;
            left.remove(outlet);
            loop.closeIfEmpty(left);
        }
    }

    private Map<String, Position> places() {
        Map<String, Position> places = new TreeMap<>();
        for (Entry entry : entries) {
            if (entry.state == State.FOLLOWING) {
                places.put(entry.topic.name(), entry.topic.position());
            }
        }
        return places;
    }

    private Entry added(Entry entry) {
        entries.add(entry);
        return entry;
    }

    private Optional<Entry> find(Topic topic) {
        return entries.stream().filter(entry -> entry.topic.equals(topic)).findAny();
    }
}
