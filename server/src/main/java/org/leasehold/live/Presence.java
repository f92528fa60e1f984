package org.leasehold.live;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What connections say of themselves on one channel: one entry each, which lives until it is taken back or the
 * connection ends. Nobody is shown his own entry. Safe for use by many threads.
 */
public final class Presence {

    private record Entry(String key, byte[] json) {}

    private final Map<Subscriber, Entry> entries = new LinkedHashMap<>();
    /** Connections whose end is awaited because they once said something. */
    private final Set<Subscriber> speakers = new HashSet<>();

    private final StateChannel channel;

    private Presence(Channels channels, String name) {
        this.channel = channels.open(name, new Source());
    }

    /** Opens the channel of that name for entries. To be called once for each name. */
    public static Presence open(Channels channels, String name) {
        return new Presence(channels, name);
    }

    public StateChannel channel() {
        return channel;
    }

    /**
     * Says something, in place of what the connection said before.
     *
     * @param json makes the entry from its key, which stays the same while the connection lasts
     */
    public void say(Subscriber speaker, Function<String, byte[]> json) {
        String key = "c" + speaker.number();
        if (put(speaker, new Entry(key, json.apply(key)))) {
            speaker.whenClosed(() -> forget(speaker));
        }
    }

    /** Returns whether the speaker has never spoken before. */
    private synchronized boolean put(Subscriber speaker, Entry entry) {
        entries.put(speaker, entry);
        channel.publish("put", entry.json(), speaker);
        return speakers.add(speaker);
    }

    private synchronized void forget(Subscriber speaker) {
        takeBack(speaker);
        speakers.remove(speaker);
    }

    /** Takes back what the connection said, if it said anything. */
    public synchronized void takeBack(Subscriber speaker) {
        Entry entry = entries.remove(speaker);
        if (entry != null) {
            channel.publish("remove", ("\"" + entry.key() + "\"").getBytes(StandardCharsets.UTF_8), speaker);
        }
    }

    private synchronized void whileUnchanged(SnapshotRequest request, Consumer<Snapshot> deliver) {
        Map<Subscriber, Entry> others = new LinkedHashMap<>(entries);
        Subscriber reader = request.reader();
        if (reader != null) {
            others.remove(reader);
        }
        deliver.accept(
                () -> JsonArrays.join(others.values().stream().map(Entry::json).toList()));
    }

    private final class Source implements StateSource {
        @Override
        public void whileUnchanged(SnapshotRequest request, Consumer<Snapshot> deliver) {
            Presence.this.whileUnchanged(request, deliver);
        }

        @Override
        public boolean differsByReader() {
            return true;
        }
    }
}
