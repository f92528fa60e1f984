package org.leasehold.live.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leasehold.live.CloseCode;
import org.leasehold.live.Encoding;
import org.leasehold.live.Subscriber;
import org.leasehold.live.Transport;

/**
 * One connection as its fan-out loop sees it. Methods of {@link Subscriber} only hand over to the loop; everything else
 * belongs to the loop.
 */
public final class Outlet implements Subscriber {

    private final long number;
    private final FanOutLoop loop;
    private final Transport transport;
    private final Encoding encoding;
    private final Vigil vigil;
    private final WriteQueue queue;
    private final Following following;
    private final Ending ending = new Ending();

    /** Its place in its audience. */
    int seat;
    /** Whether the queue has something that must go first. */
    private boolean busy;

    private boolean broken;
    private volatile boolean closing;
    private volatile boolean gone;
    private boolean finished;
    private @Nullable Runnable onDrained;
    private long due;

    public Outlet(long number, FanOutLoop loop, Transport transport, Encoding encoding) {
        this.number = number;
        this.loop = loop;
        this.transport = transport;
        this.encoding = encoding;
        this.queue = new WriteQueue(this, loop, transport);
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
        queue.expect(line.length);
        loop.execute(() -> answer(List.of(encoding.answer(line)), line.length));
    }

    @Override
    public void sendRaw(ByteBuffer bytes) {
        int length = bytes.remaining();
        queue.expect(length);
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
    public void mayLag() {
        loop.execute(vigil::allowLag);
    }

    @Override
    public boolean backlogged() {
        return queue.answerBytes() > loop.limits().backlogBytes();
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

    /** Notes that an answer of so many bytes is on its way. May be called from any thread. */
    void expect(int bytes) {
        queue.expect(bytes);
    }

    void arrive(Topic topic, Arrival arrival) {
        List<ByteBuffer> parts = isOpen() ? following.arrive(topic, arrival) : List.of();
        if (parts.isEmpty()) {
            queue.expectNoLonger(arrival.length());
        } else {
            answer(parts, arrival.length());
            following.takeSeat();
        }
    }

    void leave(Topic topic, byte[] answer) {
        queue.expect(answer.length);
        following.leave(topic);
        answer(List.of(encoding.answer(answer)), answer.length);
    }

    /** Sends what is new. The hot path: nearly always the socket takes all of it at once. */
    void deliver(Frame frame) {
        if (busy) {
            enqueue(frame);
            return;
        }
        try {
            if (!transport.offer(frame.whole())) {
                queue.addRest(frame);
                drain();
            }
        } catch (IOException lost) {
            broken = true;
            loop.settleLater(this);
        }
    }

    private void enqueue(Frame frame) {
        frame.whole();
        queue.addRest(frame);
        if (queue.changeBytes() > loop.limits().queueBytes()) {
            loop.settleLater(this);
        }
    }

    private void answer(List<ByteBuffer> parts, int bytes) {
        if (isOpen()) {
            if (encoding.answersKeepTheirPlace()) {
                following.sendWhatWaits();
            }
            queue.addAnswer(parts, bytes);
            busy = true;
            loop.drainLater(this);
        } else {
            queue.expectNoLonger(bytes);
        }
    }

    /** Gives what waits to the transport, as much as it takes without waiting. */
    void drain() {
        if (gone) {
            return;
        }
        if (queue.drain()) {
            vigil.writingBegan();
            reschedule();
        }
        busy = !queue.isEmpty();
        if (!busy) {
            drained();
        }
    }

    /** The transport has written what it was given. */
    void written() {
        queue.written();
        vigil.writingEnded();
        drain();
    }

    /** The transport could not write. */
    void failed() {
        broken = true;
        settle();
    }

    private void drained() {
        if (closing && !finished) {
            finished = true;
            transport.finish();
        }
        following.catchUp();
        resumeReading();
    }

    private void resumeReading() {
        Runnable resume = onDrained;
        if (resume != null && !backlogged() && isOpen()) {
            onDrained = null;
            loop.work(resume);
        }
    }

    /** Deals with a lost connection, or with too much that waits: drops it and notes what state is to be sent anew. */
    void settle() {
        if (broken) {
            transport.abort();
            end();
        } else if (queue.changeBytes() > loop.limits().queueBytes() && !closing) {
            following.loseTrack();
            queue.dropChanges();
        }
    }

    /** Sends the last words; they are the last thing even when the client reads on only now. */
    void farewell(CloseCode code) {
        if (!isOpen()) {
            return;
        }
        closing = true;
        following.forgetAll();
        if (code.equals(CloseCode.SLOW)) {
            queue.dropChanges();
        }
        vigil.closeSoon();
        reschedule();
        ByteBuffer lastWords = encoding.farewell(code);
        if (lastWords.hasRemaining()) {
            queue.addAnswer(List.of(lastWords), 0);
        }
        loop.drainLater(this);
    }

    private void end() {
        if (gone) {
            return;
        }
        gone = true;
        following.forgetAll();
        queue.dropAll();
        loop.forget(this);
        loop.work(ending::reached);
    }

    /** Does what is due for this connection by now, and says when to look again. */
    void lookAfter() {
        switch (vigil.look(closing, !busy)) {
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
        reschedule();
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
