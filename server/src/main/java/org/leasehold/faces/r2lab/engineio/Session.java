package org.leasehold.faces.r2lab.engineio;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.leasehold.live.CloseCode;
import org.leasehold.live.Subscriber;
import org.leasehold.live.Transport;
import tools.jackson.databind.json.JsonMapper;

/**
 * One Engine.IO connection, whichever way its packets go just now: what it is sent waits for a poll, or goes on to a
 * WebSocket. Guarded by itself.
 */
final class Session implements Transport {

    private static final byte[] CONNECTED = packet("40");

    private final String sid;
    private final InstantSource clock;
    private final SocketPackets packets;
    private final FrameSplitter splitter = new FrameSplitter();
    private final List<byte[]> waiting = new ArrayList<>();

    private @Nullable Subscriber subscriber;
    private @Nullable Callback unfinished;
    private @Nullable Poll poll;
    private @Nullable Subscriber socket;
    /** A WebSocket is being tried: polls are let go, so that the client can change over. */
    private boolean probing;

    Session(String sid, JsonMapper json, InstantSource clock) {
        this.sid = sid;
        this.clock = clock;
        this.packets = new SocketPackets(json);
    }

    String sid() {
        return sid;
    }

    /** Greets the client. Called once, before any packet is taken. */
    void begin(Subscriber mine, Function<Subscriber, SocketEvents> opener) {
        synchronized (this) {
            subscriber = mine;
        }
        mine.send(CONNECTED);
        packets.begin(mine, opener.apply(mine));
        heard(mine);
    }

    /** Goes on as a WebSocket from the start. */
    SocketConversation begin(Subscriber webSocket) {
        changeTo(webSocket);
        return new SocketConversation(this, webSocket);
    }

    /** Tries a WebSocket; the client says when to change to it. */
    SocketConversation probe(Subscriber webSocket) {
        return new SocketConversation(this, webSocket);
    }

    /** The client has found that the WebSocket works. */
    void probed(Subscriber webSocket) {
        webSocket.send(packet("3probe"));
        Poll released;
        synchronized (this) {
            probing = true;
            released = poll;
            poll = null;
        }
        if (released != null) {
            released.release();
        }
        webSocket.whenClosed(this::probeEnded);
    }

    private synchronized void probeEnded() {
        probing = false;
    }

    /** From now on packets go by the WebSocket, and end with it. */
    void changeTo(Subscriber webSocket) {
        Poll released;
        synchronized (this) {
            if (socket != null) {
                webSocket.close(CloseCode.PROTOCOL_ERROR);
                return;
            }
            socket = webSocket;
            released = poll;
            poll = null;
        }
        if (released != null) {
            released.release();
        }
        webSocket.whenClosed(this::abort);
        flush();
    }

    /** Has a request wait for packets. A second one at the same time is none of a client that works. */
    void wait(Poll request) {
        Poll overlapping;
        boolean letGo;
        synchronized (this) {
            overlapping = poll;
            letGo = socket != null || probing && waiting.isEmpty();
            poll = letGo ? null : request;
        }
        request.request().addIdleTimeoutListener(_ -> false);
        request.request().addFailureListener(_ -> lost(request));
        if (overlapping != null) {
            overlapping.release();
        }
        if (letGo) {
            request.release();
        }
        heard();
        flush();
    }

    private synchronized void lost(Poll request) {
        if (request.equals(poll)) {
            poll = null;
        }
    }

    /** Deals with packets from the client. */
    void take(List<String> received) {
        Subscriber mine = heard();
        if (mine == null) {
            return;
        }
        for (String packet : received) {
            if (packet.isEmpty()) {
                continue;
            }
            switch (packet.charAt(0)) {
                case '1' -> mine.close(CloseCode.NORMAL);
                case '2' -> mine.send(packet("3" + packet.substring(1)));
                case '4' -> packets.take(packet.substring(1));
                default -> {
                    // Nothing else says anything.
                }
            }
        }
    }

    private @Nullable Subscriber heard() {
        Subscriber mine;
        synchronized (this) {
            mine = subscriber;
        }
        if (mine != null) {
            heard(mine);
        }
        return mine;
    }

    /** A client that says nothing for so long, not even a ping, is gone. */
    private void heard(Subscriber mine) {
        mine.heard();
        packets.aliveUntil(clock.instant().plus(SocketServer.PING_INTERVAL).plus(SocketServer.PING_TIMEOUT));
    }

    @Override
    public boolean offer(ByteBuffer buffer) {
        return false;
    }

    @Override
    public void write(Callback done, ByteBuffer... buffers) {
        List<byte[]> complete = splitter.split(buffers);
        if (complete.isEmpty()) {
            done.succeeded();
            return;
        }
        synchronized (this) {
            waiting.addAll(complete);
            unfinished = done;
        }
        flush();
    }

    /** Gives what waits to whoever takes it. */
    private void flush() {
        List<byte[]> going;
        Poll answered;
        Subscriber by;
        Callback done;
        synchronized (this) {
            if (waiting.isEmpty() || poll == null && socket == null) {
                return;
            }
            going = List.copyOf(waiting);
            waiting.clear();
            answered = socket == null ? poll : null;
            by = socket;
            poll = null;
            done = unfinished;
            unfinished = null;
        }
        if (answered != null) {
            answered.answer(going);
        } else if (by != null) {
            going.forEach(by::send);
        }
        if (done != null) {
            finish(done, by);
        }
    }

    /** The next packets are taken when those before have gone. */
    private static void finish(Callback done, @Nullable Subscriber by) {
        if (by != null && by.backlogged()) {
            by.whenDrained(done::succeeded);
        } else {
            done.succeeded();
        }
    }

    @Override
    public void finish() {
        abort();
    }

    @Override
    public void abort() {
        Subscriber mine;
        Subscriber by;
        Poll released;
        synchronized (this) {
            mine = subscriber;
            by = socket;
            released = poll;
            poll = null;
        }
        if (released != null) {
            released.answer(List.of(packet("1")));
        }
        if (by != null) {
            by.close(CloseCode.GOING_AWAY);
        }
        if (mine != null) {
            mine.disconnected();
        }
    }

    @Override
    public boolean answersPings() {
        return false;
    }

    private static byte[] packet(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
