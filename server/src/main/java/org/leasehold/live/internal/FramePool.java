package org.leasehold.live.internal;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.leasehold.live.Encoding;
import org.leasehold.live.Message;
import org.leasehold.live.Position;

/** Direct buffers for frames, used again and again by one loop. */
final class FramePool {

    private static final int SMALLEST = 10;
    private static final int LARGEST = 20;
    private static final int KEPT_PER_SIZE = 4;

    private final List<ArrayDeque<ByteBuffer>> free = new ArrayList<>();

    FramePool() {
        for (int size = SMALLEST; size <= LARGEST; size++) {
            free.add(new ArrayDeque<>());
        }
    }

    Frame lay(Encoding encoding, List<Message> messages, Map<String, Position> places) {
        return new Frame(this, encoding.changes(messages, places, this::buffer));
    }

    private ByteBuffer buffer(int bytes) {
        int size = Math.max(SMALLEST, Integer.SIZE - Integer.numberOfLeadingZeros(bytes - 1));
        if (size > LARGEST) {
            return ByteBuffer.allocateDirect(bytes);
        }
        ByteBuffer used = free.get(size - SMALLEST).pollLast();
        return used == null ? ByteBuffer.allocateDirect(1 << size) : used.clear();
    }

    void takeBack(ByteBuffer buffer) {
        int size = Integer.numberOfTrailingZeros(buffer.capacity());
        if (size >= SMALLEST && size <= LARGEST && buffer.capacity() == 1 << size) {
            ArrayDeque<ByteBuffer> sameSize = free.get(size - SMALLEST);
            if (sameSize.size() < KEPT_PER_SIZE) {
                sameSize.addLast(buffer);
            }
        }
    }
}
