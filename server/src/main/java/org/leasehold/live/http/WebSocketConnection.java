package org.leasehold.live.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.leasehold.live.Channels;
import org.leasehold.live.CloseCode;
import org.leasehold.live.Encoding;
import org.leasehold.live.Subscriber;
import org.leasehold.live.Transport;
import org.leasehold.live.http.FrameReader.FrameException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection after its upgrade: reads frames and writes to the socket without anything between. Holds no buffer while
 * nothing comes in.
 */
final class WebSocketConnection extends AbstractConnection implements Connection.UpgradeTo, Transport {

    private static final Logger LOG = LoggerFactory.getLogger(WebSocketConnection.class);
    private static final int INPUT_BYTES = 4096;

    private final Channels channels;
    private final Encoding encoding;
    private final ByteBufferPool buffers;
    private final Function<Subscriber, Conversation> opener;
    private final FrameReader reader;
    /** Where plain bytes may go past the web server's layers; null when they must be encrypted there. */
    private final @Nullable SocketChannel socket;

    private @Nullable Talk talk;
    /** What came in and may not be read yet. */
    private ByteBuffer unread = BufferUtil.EMPTY_BUFFER;

    WebSocketConnection(
            EndPoint endPoint,
            Executor executor,
            ByteBufferPool buffers,
            Channels channels,
            Encoding encoding,
            int messageBytes,
            Function<Subscriber, Conversation> opener) {
        super(endPoint, executor);
        this.encoding = encoding;
        this.channels = channels;
        this.buffers = buffers;
        this.opener = opener;
        this.reader = new FrameReader(messageBytes);
        this.socket = !endPoint.isSecure() && endPoint.getTransport() instanceof SocketChannel plain ? plain : null;
    }

    @Override
    public void onUpgradeTo(ByteBuffer early) {
        unread = BufferUtil.copy(early);
    }

    @Override
    public void onOpen() {
        super.onOpen();
        getEndPoint().setIdleTimeout(0);
        Subscriber subscriber = channels.connect(this, encoding);
        talk = new Talk(subscriber, opener.apply(subscriber));
        resume();
    }

    @Override
    public void onClose(Throwable cause) {
        super.onClose(cause);
        if (talk != null) {
            talk.subscriber.disconnected();
        }
    }

    @Override
    public void onFillable() {
        RetainableByteBuffer input = buffers.acquire(INPUT_BYTES, true);
        try {
            ByteBuffer bytes = input.getByteBuffer();
            while (true) {
                int filled = getEndPoint().fill(bytes);
                if (filled < 0) {
                    close();
                    return;
                }
                if (filled == 0) {
                    fillInterested();
                    return;
                }
                if (!consume(bytes)) {
                    return;
                }
                BufferUtil.clear(bytes);
            }
        } catch (IOException lost) {
            close();
        } finally {
            input.release();
        }
    }

    @Override
    public void onFillInterestedFailed(Throwable cause) {
        close();
    }

    /** Goes on with what was left unread. */
    private void resume() {
        ByteBuffer bytes = unread;
        unread = BufferUtil.EMPTY_BUFFER;
        if (consume(bytes)) {
            fillInterested();
        }
    }

    /** Reads frames; returns false when no more may be read now, and {@link #resume} will go on when it may. */
    private boolean consume(ByteBuffer bytes) {
        Talk talking = talk;
        if (talking == null) {
            return false;
        }
        Subscriber subscriber = talking.subscriber;
        subscriber.heard();
        try {
            while (bytes.hasRemaining() && !talking.clientClosed && subscriber.isOpen()) {
                reader.read(bytes, talking);
                if (subscriber.backlogged()) {
                    unread = BufferUtil.copy(bytes);
                    subscriber.whenDrained(this::resume);
                    return false;
                }
            }
        } catch (FrameException violation) {
            LOG.debug("Connection {}: {}", subscriber.number(), violation.getMessage());
            talking.clientClosed = true;
            subscriber.close(violation.code());
        }
        return true;
    }

    @Override
    public boolean offer(ByteBuffer buffer) throws IOException {
        if (socket != null) {
            socket.write(buffer);
            return !buffer.hasRemaining();
        }
        return getEndPoint().flush(buffer);
    }

    @Override
    public void write(Callback done, ByteBuffer... views) {
        getEndPoint().write(done, views);
    }

    @Override
    public void finish() {
        if (talk != null && talk.clientClosed) {
            getEndPoint().close();
        } else {
            getEndPoint().shutdownOutput();
        }
    }

    @Override
    public void abort() {
        getEndPoint().close();
    }

    @Override
    public boolean answersPings() {
        return true;
    }

    /** Tells frames from the client's words. */
    private static final class Talk implements FrameReader.Events {
        private final Subscriber subscriber;
        private final Conversation conversation;
        /** Whether the client has said its last word, in good manners or bad. */
        private volatile boolean clientClosed;

        Talk(Subscriber subscriber, Conversation conversation) {
            this.subscriber = subscriber;
            this.conversation = conversation;
        }

        @Override
        public void text(String message) {
            guarded(() -> conversation.text(message));
        }

        @Override
        public void binary(int length) {
            guarded(conversation::binary);
        }

        @Override
        public void ping(byte[] payload) {
            subscriber.sendRaw(WebSocketEncoding.INSTANCE.pong(payload));
        }

        @Override
        public void pong() {
            // Any sign of life has been noted already.
        }

        @Override
        public void close(int code) {
            clientClosed = true;
            subscriber.close(CloseCode.NORMAL);
        }

        private void guarded(Runnable action) {
            try {
                action.run();
            } catch (RuntimeException bug) {
                LOG.error("A message from a client could not be dealt with.", bug);
                subscriber.close(CloseCode.SERVER_ERROR);
            }
        }
    }
}
