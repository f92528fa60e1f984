package org.leasehold.live;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One change as it is told to every reader of a channel. Immutable. */
public final class Message {

    private final String channel;
    private final Position position;
    private final byte[] line;
    private final int contentStart;
    private final @Nullable Subscriber except;

    private Message(String channel, Position position, byte[] line, int contentStart, @Nullable Subscriber except) {
        this.channel = channel;
        this.position = position;
        this.line = line;
        this.contentStart = contentStart;
        this.except = except;
    }

    static Message of(String channel, Position position, String kind, byte[] json, @Nullable Subscriber except) {
        byte[] head = ("{\"channel\":\"" + channel + "\",\"position\":\"" + position + "\",\"" + kind + "\":")
                .getBytes(StandardCharsets.UTF_8);
        byte[] line = new byte[head.length + json.length + 1];
        System.arraycopy(head, 0, line, 0, head.length);
        System.arraycopy(json, 0, line, head.length, json.length);
        line[line.length - 1] = '}';
        return new Message(channel, position, line, head.length, except);
    }

    public String channel() {
        return channel;
    }

    /** Where a reader stands once it has this. */
    public Position position() {
        return position;
    }

    /** How many bytes {@link #putLine} writes. */
    public int length() {
        return line.length;
    }

    /** Writes the JSON message, one line without its end. */
    public void putLine(ByteBuffer target) {
        target.put(line);
    }

    /** How many bytes {@link #putContent} writes. */
    public int contentLength() {
        return line.length - contentStart - 1;
    }

    /** Writes the change alone, as its source said it. */
    public void putContent(ByteBuffer target) {
        target.put(line, contentStart, contentLength());
    }

    /** Whether this reader is told; who said it is not. */
    public boolean isFor(Subscriber reader) {
        return !reader.equals(except);
    }

    /** Whether every reader is told. */
    public boolean isForAll() {
        return except == null;
    }
}
