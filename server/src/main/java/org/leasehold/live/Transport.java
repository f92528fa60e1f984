package org.leasehold.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.util.Callback;

/** How bytes reach one client. Only the connection's fan-out loop calls it, and never while a write is unfinished. */
public interface Transport {

    /**
     * Writes as much of the buffer as can go at once, without waiting.
     *
     * @return whether that was all of it; otherwise the buffer's position says how far it went
     */
    boolean offer(ByteBuffer buffer) throws IOException;

    /** Writes all, however long it takes, then calls back, on any thread. */
    void write(Callback done, ByteBuffer... buffers);

    /** Called after the farewell has been written: ends the sending direction. */
    void finish();

    /** Drops the connection at once. */
    void abort();

    /** Whether the client is expected to answer a ping. */
    boolean answersPings();
}
