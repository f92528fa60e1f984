package org.leasehold.live.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.leasehold.live.Message;
import org.leasehold.live.Position;
import org.leasehold.live.SnapshotRequest;

/** One channel as one fan-out loop sees it. Fields belong to the loop; methods that only hand over may be called anywhere. */
public final class Topic implements Comparable<Topic> {

    private final String name;
    private final String epoch;
    private final FanOutLoop loop;
    private final List<Audience> audiences = new ArrayList<>();
    private BiConsumer<Outlet, SnapshotRequest> comeBack = (_, _) -> {};
    private long sequence;

    public Topic(String name, String epoch, FanOutLoop loop) {
        this.name = name;
        this.epoch = epoch;
        this.loop = loop;
    }

    /** Sets what fetches the newer state for a reader that lost its place. To be called once, before any use. */
    public void follow(BiConsumer<Outlet, SnapshotRequest> bringNewerState) {
        this.comeBack = bringNewerState;
    }

    /** Hands a change to the loop. */
    public void announce(Message message) {
        loop.execute(() -> spread(message));
    }

    /** Hands a new reader to the loop, which gives it every change announced afterwards. */
    public void enter(Outlet outlet, Arrival arrival) {
        outlet.expect(arrival.length());
        loop.execute(() -> outlet.arrive(this, arrival));
    }

    /** Hands over the wish to follow no longer. */
    public void leave(Outlet outlet, byte[] answer) {
        loop.execute(() -> outlet.leave(this, answer));
    }

    /** Fetches the newer state for a reader that lost its place; called off the loop. */
    void bringBack(Outlet outlet, SnapshotRequest request) {
        comeBack.accept(outlet, request);
    }

    String name() {
        return name;
    }

    /** Where the loop has told its readers up to. */
    Position position() {
        return new Position(epoch, sequence);
    }

    List<Audience> audiences() {
        return audiences;
    }

    private void spread(Message message) {
        sequence = message.position().sequence();
        for (Audience audience : audiences) {
            loop.add(audience, message);
        }
    }

    @Override
    public int compareTo(Topic other) {
        return name.compareTo(other.name);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
