package org.leasehold.live.http;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.leasehold.live.CloseCode;
import org.leasehold.live.Encoding;
import org.leasehold.live.Message;
import org.leasehold.live.Position;
import org.leasehold.live.StateBody;

/**
 * A text frame for each message, and nothing in it but what the channel's source says: for protocols that know nothing
 * of our channels and positions.
 */
final class PlainFrames implements Encoding {

    static final PlainFrames INSTANCE = new PlainFrames();

    private PlainFrames() {}

    @Override
    public ByteBuffer changes(List<Message> messages, Map<String, Position> places, IntFunction<ByteBuffer> allocate) {
        int length = 0;
        for (Message message : messages) {
            length += WebSocketEncoding.LONGEST_HEADER + message.contentLength();
        }
        ByteBuffer frames = allocate.apply(length);
        for (Message message : messages) {
            WebSocketEncoding.putHeader(frames, WebSocketEncoding.FINAL_TEXT, message.contentLength());
            message.putContent(frames);
        }
        return frames.flip();
    }

    @Override
    public ByteBuffer answer(byte[] line) {
        return WebSocketEncoding.INSTANCE.answer(line);
    }

    /** Who has missed nothing is told nothing. */
    @Override
    public List<ByteBuffer> state(byte[] head, @Nullable StateBody body, Map<String, Position> places) {
        if (body == null) {
            return List.of(ByteBuffer.allocate(0));
        }
        ByteBuffer content = body.content();
        ByteBuffer start = ByteBuffer.allocate(WebSocketEncoding.LONGEST_HEADER);
        WebSocketEncoding.putHeader(start, WebSocketEncoding.FINAL_TEXT, content.remaining());
        return List.of(start.flip(), content);
    }

    @Override
    public boolean answersKeepTheirPlace() {
        return true;
    }

    @Override
    public ByteBuffer keepAlive() {
        return WebSocketEncoding.INSTANCE.keepAlive();
    }

    @Override
    public ByteBuffer farewell(CloseCode code) {
        return WebSocketEncoding.INSTANCE.farewell(code);
    }
}
