package org.leasehold.live.internal;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.leasehold.live.Transport;

/** What waits to be written to one connection. Belongs to the loop, but for the count of answers on their way. */
final class WriteQueue {

    /** How much is given to the transport at once, so that the time limit for slow readers measures progress. */
    private static final int WRITE_AT_MOST = 256 * 1024;

    /** Bytes that wait; a frame they share with others, if they do; and how many bytes of answers they settle. */
    private record Piece(ByteBuffer bytes, @Nullable Frame frame, int settles) {}

    private final Outlet outlet;
    private final FanOutLoop loop;
    private final Transport transport;
    private final AtomicInteger answerBytes = new AtomicInteger();
    private final ArrayDeque<Piece> pieces = new ArrayDeque<>(2);
    private int changeBytes;
    private boolean writing;

    WriteQueue(Outlet outlet, FanOutLoop loop, Transport transport) {
        this.outlet = outlet;
        this.loop = loop;
        this.transport = transport;
    }

    /** Notes that so many bytes of answers are on their way to this queue. May be called from any thread. */
    void expect(int bytes) {
        answerBytes.addAndGet(bytes);
    }

    /** Notes that they come no longer. */
    void expectNoLonger(int bytes) {
        answerBytes.addAndGet(-bytes);
    }

    /** Bytes of answers that wait or are on their way. May be called from any thread. */
    int answerBytes() {
        return answerBytes.get();
    }

    /** Bytes of changes that wait. */
    int changeBytes() {
        return changeBytes;
    }

    boolean isEmpty() {
        return pieces.isEmpty() && !writing;
    }

    /** Adds an answer. @param bytes how many of the {@link #expect expected} bytes it settles */
    void addAnswer(List<ByteBuffer> parts, int bytes) {
        for (int i = 0; i < parts.size(); i++) {
            pieces.add(new Piece(parts.get(i), null, i == parts.size() - 1 ? bytes : 0));
        }
    }

    /** Adds what the last reader of the frame left over. */
    void addRest(Frame frame) {
        ByteBuffer rest = frame.rest();
        frame.retain();
        changeBytes += rest.remaining();
        pieces.add(new Piece(rest, frame, 0));
    }

    /** Gives what waits to the transport, as much as it takes without waiting; says whether that began a longer write. */
    boolean drain() {
        boolean began = false;
        while (!writing && !pieces.isEmpty()) {
            List<Piece> completed = new ArrayList<>();
            ByteBuffer[] views = take(completed);
            Writing write = new Writing(outlet, loop, () -> completed.forEach(this::settle));
            writing = true;
            transport.write(write, views);
            writing = !write.endedAtOnce();
            began = writing;
        }
        return began;
    }

    private ByteBuffer[] take(List<Piece> completed) {
        List<ByteBuffer> views = new ArrayList<>();
        int room = WRITE_AT_MOST;
        while (room > 0 && !pieces.isEmpty()) {
            ByteBuffer bytes = pieces.element().bytes();
            if (bytes.remaining() <= room) {
                room -= bytes.remaining();
                views.add(bytes);
                completed.add(pieces.remove());
            } else {
                views.add(bytes.slice(bytes.position(), room));
                bytes.position(bytes.position() + room);
                room = 0;
            }
        }
        return views.toArray(ByteBuffer[]::new);
    }

    /** The longer write has ended. */
    void written() {
        writing = false;
    }

    private void settle(Piece piece) {
        if (piece.frame() != null) {
            changeBytes -= piece.bytes().capacity();
            piece.frame().release();
        }
        answerBytes.addAndGet(-piece.settles());
    }

    /** Drops the changes that wait, but not one whose first half is on its way. */
    void dropChanges() {
        Iterator<Piece> waiting = pieces.iterator();
        while (waiting.hasNext()) {
            Piece piece = waiting.next();
            if (piece.frame() != null && piece.bytes().position() == 0) {
                waiting.remove();
                settle(piece);
            }
        }
    }

    /** Drops everything, because nobody is there any more. */
    void dropAll() {
        pieces.forEach(this::settle);
        pieces.clear();
    }
}
