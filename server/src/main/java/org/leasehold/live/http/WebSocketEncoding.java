package org.leasehold.live.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.leasehold.live.CloseCode;
import org.leasehold.live.Encoding;
import org.leasehold.live.Message;
import org.leasehold.live.Position;
import org.leasehold.live.StateBody;

/** Text frames of JSON lines. Several messages share one frame, which costs less than a frame for each. */
final class WebSocketEncoding implements Encoding {

    static final WebSocketEncoding INSTANCE = new WebSocketEncoding();

    static final int LONGEST_HEADER = 10;
    static final byte FINAL_TEXT = (byte) 0x81;
    private static final byte FINAL_CLOSE = (byte) 0x88;
    private static final byte FINAL_PING = (byte) 0x89;
    private static final byte FINAL_PONG = (byte) 0x8A;

    private WebSocketEncoding() {}

    @Override
    public ByteBuffer changes(List<Message> messages, Map<String, Position> places, IntFunction<ByteBuffer> allocate) {
        int length = messages.size() - 1;
        for (Message message : messages) {
            length += message.length();
        }
        ByteBuffer frame = allocate.apply(LONGEST_HEADER + length);
        putHeader(frame, FINAL_TEXT, length);
        boolean first = true;
        for (Message message : messages) {
            if (!first) {
                frame.put((byte) '\n');
            }
            first = false;
            message.putLine(frame);
        }
        return frame.flip();
    }

    @Override
    public ByteBuffer answer(byte[] line) {
        return frame(FINAL_TEXT, line);
    }

    @Override
    public List<ByteBuffer> state(byte[] head, @Nullable StateBody body, Map<String, Position> places) {
        if (body == null) {
            return List.of(answer(head));
        }
        ByteBuffer start = ByteBuffer.allocate(LONGEST_HEADER + head.length);
        putHeader(start, FINAL_TEXT, head.length + body.length());
        return List.of(start.put(head).flip(), body.rest());
    }

    @Override
    public ByteBuffer keepAlive() {
        return frame(FINAL_PING, new byte[0]);
    }

    @Override
    public ByteBuffer farewell(CloseCode code) {
        byte[] reason = code.reason().getBytes(StandardCharsets.UTF_8);
        byte[] payload = new byte[2 + reason.length];
        ByteBuffer.wrap(payload).putShort((short) code.code()).put(reason);
        return frame(FINAL_CLOSE, payload);
    }

    /** The answer to a ping. */
    ByteBuffer pong(byte[] payload) {
        return frame(FINAL_PONG, payload);
    }

    private static ByteBuffer frame(byte first, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(LONGEST_HEADER + payload.length);
        putHeader(frame, first, payload.length);
        return frame.put(payload).flip();
    }

    static void putHeader(ByteBuffer frame, byte first, int length) {
        frame.put(first);
        if (length < 126) {
            frame.put((byte) length);
        } else if (length < 65_536) {
            frame.put((byte) 126).putShort((short) length);
        } else {
            frame.put((byte) 127).putLong(length);
        }
    }
}
