package org.leasehold.live.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leasehold.live.CloseCode;
import org.leasehold.live.Encoding;
import org.leasehold.live.Message;
import org.leasehold.live.Position;
import org.leasehold.live.StateBody;

/**
 * Server-sent events. The id of each event says where the reader stands in all its channels, because a browser repeats
 * only the last id when it comes back.
 */
final class EventStreamEncoding implements Encoding {

    static final EventStreamEncoding INSTANCE = new EventStreamEncoding();

    private static final byte[] END = utf8("\n\n");

    private EventStreamEncoding() {}

    @Override
    public ByteBuffer changes(List<Message> messages, Map<String, Position> places, IntFunction<ByteBuffer> allocate) {
        List<byte[]> heads = new ArrayList<>(messages.size());
        int length = 0;
        for (Message message : messages) {
            places.put(message.channel(), message.position());
            byte[] head = utf8("id: " + id(places) + "\nevent: change\ndata: ");
            heads.add(head);
            length += head.length + message.length() + END.length;
        }
        ByteBuffer events = allocate.apply(length);
        for (int i = 0; i < heads.size(); i++) {
            events.put(heads.get(i));
            messages.get(i).putLine(events);
            events.put(END);
        }
        return events.flip();
    }

    @Override
    public ByteBuffer answer(byte[] line) {
        return join(utf8("data: "), line, END);
    }

    @Override
    public List<ByteBuffer> state(byte[] head, @Nullable StateBody body, Map<String, Position> places) {
        if (body == null) {
            return List.of(ByteBuffer.wrap(utf8(": going on from " + id(places) + "\n\n")));
        }
        byte[] start = utf8("id: " + id(places) + "\nevent: snapshot\ndata: ");
        return List.of(join(start, head), body.rest(), ByteBuffer.wrap(END));
    }

    @Override
    public ByteBuffer keepAlive() {
        return ByteBuffer.wrap(utf8(":\n\n"));
    }

    @Override
    public ByteBuffer farewell(CloseCode code) {
        return ByteBuffer.wrap(utf8(": " + code.code() + " " + code.reason() + "\n\n"));
    }

    private static String id(Map<String, Position> places) {
        return places.entrySet().stream()
                .map(place -> place.getKey() + "@" + place.getValue())
                .collect(Collectors.joining(" "));
    }

    private static ByteBuffer join(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer joined = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            joined.put(part);
        }
        return joined.flip();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
