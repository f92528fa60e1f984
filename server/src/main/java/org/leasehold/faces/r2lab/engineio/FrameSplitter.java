package org.leasehold.faces.r2lab.engineio;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the packets in what is written as WebSocket frames, however it is cut into pieces: a session writes frames, and
 * polls carry packets. Frames that are no text are left out. For one thread at a time.
 */
final class FrameSplitter {

    private static final int TEXT = 1;

    private ByteBuffer rest = ByteBuffer.allocate(0);

    /** The packets that are complete now. */
    List<byte[]> split(ByteBuffer... views) {
        ByteBuffer bytes = joined(views);
        List<byte[]> packets = new ArrayList<>();
        int start = bytes.position();
        while (hasWholeFrame(bytes, start)) {
            byte[] payload = new byte[length(bytes, start)];
            bytes.get(start + headerLength(bytes, start), payload);
            if ((bytes.get(start) & 0x0F) == TEXT) {
                packets.add(payload);
            }
            start += headerLength(bytes, start) + payload.length;
        }
        rest = bytes.slice(start, bytes.limit() - start);
        return packets;
    }

    private ByteBuffer joined(ByteBuffer... views) {
        int length = rest.remaining();
        for (ByteBuffer view : views) {
            length += view.remaining();
        }
        ByteBuffer joined = ByteBuffer.allocate(length).put(rest);
        for (ByteBuffer view : views) {
            joined.put(view);
        }
        return joined.flip();
    }

    private static boolean hasWholeFrame(ByteBuffer bytes, int start) {
        int left = bytes.limit() - start;
        return left >= 2
                && left >= headerLength(bytes, start)
                && left >= headerLength(bytes, start) + length(bytes, start);
    }

    private static int headerLength(ByteBuffer bytes, int start) {
        return switch (bytes.get(start + 1)) {
            case 126 -> 4;
            case 127 -> 10;
            default -> 2;
        };
    }

    private static int length(ByteBuffer bytes, int start) {
        return switch (bytes.get(start + 1)) {
            case 126 -> bytes.getShort(start + 2) & 0xFFFF;
            case 127 -> (int) bytes.getLong(start + 2);
            default -> bytes.get(start + 1);
        };
    }
}
