package org.leasehold.live.internal;

import java.nio.ByteBuffer;

/** Bytes laid out once and sent to many. Belongs to one loop, which counts who still needs them. */
final class Frame {

    private final FramePool pool;
    private final ByteBuffer bytes;
    private final int start;
    private final int length;
    private int users = 1;

    Frame(FramePool pool, ByteBuffer bytes) {
        this.pool = pool;
        this.bytes = bytes;
        this.start = bytes.position();
        this.length = bytes.remaining();
    }

    int length() {
        return length;
    }

    /** All of it, to be read now and by nobody else meanwhile. */
    ByteBuffer whole() {
        return bytes.position(start);
    }

    /** What the last reader of {@link #whole} left over, as a view of its own; {@link #retain} comes with it. */
    ByteBuffer rest() {
        return bytes.slice();
    }

    void retain() {
        users++;
    }

    void release() {
        if (--users == 0) {
            pool.takeBack(bytes);
        }
    }
}
