package org.leasehold.live.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.leasehold.live.Encoding;
import org.leasehold.live.Message;
import org.leasehold.live.Position;

/**
 * All connections of a loop that speak one encoding and follow the same set of channels: what is new for one of them is
 * new for all, so it is laid out once.
 */
final class Audience {

    /** What makes connections alike. */
    record Kind(Encoding encoding, Set<Topic> topics) {}

    private final Kind kind;
    private final List<Message> waiting = new ArrayList<>();
    private Outlet[] seats = new Outlet[8];
    private int size;
    private boolean hasExceptions;

    Audience(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    int size() {
        return size;
    }

    Outlet at(int seat) {
        return seats[seat];
    }

    void add(Outlet outlet) {
        if (size == seats.length) {
            seats = Arrays.copyOf(seats, size * 2);
        }
        outlet.seat = size;
        seats[size++] = outlet;
    }

    /** Takes a connection out; the last one takes its seat. */
    @SuppressWarnings("NullAway") // a seat past the size is never read
    void remove(Outlet outlet) {
        Outlet last = seats[--size];
        seats[outlet.seat] = last;
        last.seat = outlet.seat;
        seats[size] = null;
    }

    /** Adds a change to what waits for the end of the turn, and says whether it is the first. */
    boolean await(Message message) {
        waiting.add(message);
        hasExceptions |= !message.isForAll();
        return waiting.size() == 1;
    }

    List<Message> waiting() {
        return waiting;
    }

    boolean hasExceptions() {
        return hasExceptions;
    }

    void sent() {
        waiting.clear();
        hasExceptions = false;
    }

    /** Where its readers stand in each channel, before what waits. */
    Map<String, Position> places() {
        Map<String, Position> places = new TreeMap<>();
        for (Topic topic : kind.topics()) {
            places.put(topic.name(), topic.position());
        }
        for (Message message : waiting.reversed()) {
            Position position = message.position();
            places.put(message.channel(), new Position(position.epoch(), position.sequence() - 1));
        }
        return places;
    }
}
