package org.leasehold.live.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.leasehold.live.CloseCode;
import org.leasehold.live.Encoding;
import org.leasehold.live.Subscriber;
import org.leasehold.live.Transport;

/**
 * One connection as its fan-out loop sees it: what waits to be written to it, and what it follows. Methods of
 * {@link Subscriber} only hand over to the loop; everything else belongs to the loop.
 */
public final class Outlet implements Subscriber {

    /** How much is given to the transport at once, so that the time limit for slow readers measures progress. */
    private static final int WRITE_AT_MOST = 256 * 1024;

    /** Bytes that wait; a frame they share with others, if they do; and how many bytes of answers they settle. */
    private record Piece(ByteBuffer bytes, @Nullable Frame frame, int settles) {}

    private final long number;
    private final FanOutLoop loop;
    private final Transport transport;
    private final Encoding encoding;
    private final Vigil vigil;
    private final AtomicInteger answerBytes = new AtomicInteger();
    private final Ending ending = new Ending();

    int seat;
    private final Following following;
    private final ArrayDeque<Piece> queue = new ArrayDeque<>(2);
    private int changeBytes;
    private boolean writing;
    private boolean broken;
    private volatile boolean closing;
    private boolean finished;
    private volatile boolean gone;
    private @Nullable Runnable onDrained;
    private long due;

    public Outlet(long number, FanOutLoop loop, Transport transport, Encoding encoding) {
        this.number = number;
        this.loop = loop;
        this.transport = transport;
        this.encoding = encoding;
        this.following = new Following(this, loop, encoding);
        this.vigil = new Vigil(loop, transport.answersPings());
        loop.execute(() -> {
            vigil.begin(number);
            loop.register(this);
        });
    }

    @Override
    public long number() {
        return number;
    }

    public int loopNumber() {
        return loop.number();
    }

    @Override
    public void send(byte[] line) {
        answerBytes.addAndGet(line.length);
        loop.execute(() -> answer(List.of(encoding.answer(line)), line.length));
    }

    @Override
    public void sendRaw(ByteBuffer bytes) {
        int length = bytes.remaining();
        answerBytes.addAndGet(length);
        loop.execute(() -> answer(List.of(bytes), length));
    }

    @Override
    public void close(CloseCode code) {
        loop.execute(() -> farewell(code));
    }

    @Override
    public boolean isOpen() {
        return !closing && !gone;
    }

    @Override
    public void expireAt(Instant instant) {
        loop.execute(() -> {
            vigil.expireAt(instant);
            reschedule();
        });
    }

    @Override
    public void whenClosed(Runnable action) {
        ending.whenReached(action);
    }

    @Override
    public void heard() {
        vigil.heard();
    }

    @Override
    public boolean backlogged() {
        return answerBytes.get() > loop.limits().backlogBytes();
    }

    @Override
    public void whenDrained(Runnable action) {
        loop.execute(() -> {
            onDrained = action;
            resumeReading();
        });
    }

    @Override
    public void disconnected() {
        loop.execute(this::end);
    }

    /** Notes that an answer of so many bytes is on its way. */
    void expect(int bytes) {
        answerBytes.addAndGet(bytes);
    }

    void arrive(Topic topic, Arrival arrival) {
        List<ByteBuffer> pieces = closing || gone ? List.of() : following.arrive(topic, arrival);
        if (pieces.isEmpty()) {
            answerBytes.addAndGet(-arrival.length());
        } else {
            answer(pieces, arrival.length());
            following.takeSeat();
        }
    }

    void leave(Topic topic, byte[] answer) {
        answerBytes.addAndGet(answer.length);
        following.leave(topic);
        answer(List.of(encoding.answer(answer)), answer.length);
    }

    /** Sends what is new. The hot path: nearly always the socket takes all of it at once. */
    void deliver(Frame frame) {
        if (queue.isEmpty() && !writing) {
            try {
                if (transport.offer(frame.whole())) {
                    return;
                }
                enqueueRest(frame);
                drain();
            } catch (IOException lost) {
                broken = true;
                loop.settleLater(this);
            }
        } else {
            enqueue(frame);
        }
    }

    private void enqueueRest(Frame frame) {
        ByteBuffer rest = frame.rest();
        frame.retain();
        changeBytes += rest.remaining();
        queue.add(new Piece(rest, frame, 0));
    }

    private void enqueue(Frame frame) {
        frame.whole();
        enqueueRest(frame);
        if (changeBytes > loop.limits().queueBytes()) {
            loop.settleLater(this);
        }
    }

    private void answer(List<ByteBuffer> pieces, int bytes) {
        if (closing || gone) {
            answerBytes.addAndGet(-bytes);
            return;
        }
        for (int i = 0; i < pieces.size(); i++) {
            queue.add(new Piece(pieces.get(i), null, i == pieces.size() - 1 ? bytes : 0));
        }
        loop.drainLater(this);
    }

    /** Gives what waits to the transport, as much as it takes without waiting. */
    void drain() {
        while (!writing && !gone && !queue.isEmpty()) {
            List<Piece> completed = new ArrayList<>();
            ByteBuffer[] views = take(completed);
            Writing write = new Writing(this, loop, () -> completed.forEach(this::settled));
            writing = true;
            transport.write(write, views);
            if (write.endedAtOnce()) {
                writing = false;
            } else {
                vigil.writingBegan();
                reschedule();
            }
        }
        afterDraining();
    }

    private ByteBuffer[] take(List<Piece> completed) {
        List<ByteBuffer> views = new ArrayList<>();
        int room = WRITE_AT_MOST;
        while (room > 0 && !queue.isEmpty()) {
            ByteBuffer bytes = queue.element().bytes();
            if (bytes.remaining() <= room) {
                room -= bytes.remaining();
                views.add(bytes);
                completed.add(queue.remove());
            } else {
                views.add(bytes.slice(bytes.position(), room));
                bytes.position(bytes.position() + room);
                room = 0;
            }
        }
        return views.toArray(ByteBuffer[]::new);
    }

    private void settled(Piece piece) {
        if (piece.frame() != null) {
            changeBytes -= piece.bytes().capacity();
            piece.frame().release();
        }
        answerBytes.addAndGet(-piece.settles());
    }

    /** The transport has written what it was given. */
    void written() {
        writing = false;
        vigil.writingEnded();
        drain();
    }

    /** The transport could not write. */
    void failed() {
        broken = true;
        settle();
    }

    private void afterDraining() {
        if (gone || writing || !queue.isEmpty()) {
            return;
        }
        if (closing && !finished) {
            finished = true;
            transport.finish();
        }
        following.catchUp();
        resumeReading();
    }

    private void resumeReading() {
        Runnable resume = onDrained;
        if (resume != null && !backlogged() && !closing && !gone) {
            onDrained = null;
            loop.work(resume);
        }
    }

    /** Deals with a lost connection, or with too much that waits: drops it and notes what state is to be sent anew. */
    void settle() {
        if (broken) {
            transport.abort();
            end();
        } else if (changeBytes > loop.limits().queueBytes() && !closing) {
            following.loseTrack();
            dropChanges();
        }
    }

    /** Drops the changes that wait, but not one whose first half is on its way. */
    private void dropChanges() {
        Iterator<Piece> pieces = queue.iterator();
        while (pieces.hasNext()) {
            Piece piece = pieces.next();
            if (piece.frame() != null && piece.bytes().position() == 0) {
                pieces.remove();
                settled(piece);
            }
        }
    }

    /** Sends the last words; they are the last thing even when the client reads on only now. */
    void farewell(CloseCode code) {
        if (closing || gone) {
            return;
        }
        closing = true;
        following.forgetAll();
        if (code.equals(CloseCode.SLOW)) {
            dropChanges();
        }
        vigil.closeSoon();
        reschedule();
        ByteBuffer lastWords = encoding.farewell(code);
        if (lastWords.hasRemaining()) {
            queue.add(new Piece(lastWords, null, 0));
        }
        loop.drainLater(this);
    }

    private void end() {
        if (gone) {
            return;
        }
        gone = true;
        following.forgetAll();
        queue.forEach(this::settled);
        queue.clear();
        loop.forget(this);
        loop.work(ending::reached);
    }

    /** Does what is due for this connection by now, and says when to look again. */
    void lookAfter() {
        switch (vigil.look(closing, queue.isEmpty() && !writing)) {
            case NOTHING -> {}
            case PING -> answer(List.of(encoding.keepAlive()), 0);
            case EXPIRE -> farewell(CloseCode.EXPIRED);
            case CALL_SLOW -> farewell(CloseCode.SLOW);
            case CALL_DEAD -> farewell(CloseCode.NO_PONG);
            case DROP -> {
                transport.abort();
                end();
            }
        }
        if (!gone) {
            reschedule();
        }
    }

    private void reschedule() {
        if (!gone) {
            loop.schedule(this, nextDue());
        }
    }

    long nextDue() {
        return vigil.nextDue(closing);
    }

    long due() {
        return due;
    }

    void setDue(long milliseconds) {
        due = milliseconds;
    }
}
