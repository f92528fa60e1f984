package org.leasehold.handoff.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.leasehold.handoff.Tool;

/**
 * A WebSocket that runs through the gateway: bytes both ways as they come, until one side or the gateway ends it. Each
 * way waits for the slower side, so nothing piles up here.
 */
final class Tunnel extends AbstractConnection implements Connection.UpgradeTo, Passages.Passage {

    private static final int BUFFER = 16 << 10;

    private final Upstream upstream;
    private final Socket socket;
    private final Passages passages;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** @param socket to the tool */
    Tunnel(EndPoint browser, Executor executor, Upstream upstream, Socket socket, Passages passages) {
        super(browser, executor);
        this.upstream = upstream;
        this.socket = socket;
        this.passages = passages;
    }

    @Override
    public Tool tool() {
        return upstream.tool();
    }

    @Override
    public String secret() {
        return upstream.secret();
    }

    /** What came with the handshake goes on first. */
    @Override
    public void onUpgradeTo(ByteBuffer early) {
        try {
            socket.getOutputStream().write(BufferUtil.toArray(early));
        } catch (IOException e) {
            close();
        }
    }

    @Override
    public void onOpen() {
        super.onOpen();
        getEndPoint().setIdleTimeout(0);
        passages.add(this);
        Thread.ofVirtual().name("gateway-" + tool().name()).start(this::fromTool);
        fillInterested();
    }

    @Override
    public void onFillable() {
        byte[] bytes = new byte[BUFFER];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            OutputStream out = socket.getOutputStream();
            int filled = fill(buffer);
            while (filled > 0) {
                out.write(bytes, 0, filled);
                filled = fill(buffer);
            }
            if (filled < 0) {
                close();
            } else {
                fillInterested();
            }
        } catch (IOException e) {
            close();
        }
    }

    private int fill(ByteBuffer buffer) throws IOException {
        BufferUtil.clear(buffer);
        return getEndPoint().fill(buffer);
    }

    private void fromTool() {
        byte[] bytes = new byte[BUFFER];
        try (InputStream in = socket.getInputStream()) {
            int read = in.read(bytes);
            while (read >= 0) {
                toBrowser(bytes, read);
                read = in.read(bytes);
            }
        } catch (IOException | RuntimeException e) {
            // One side is gone; that is how most tunnels end.
        } finally {
            close();
        }
    }

    private void toBrowser(byte[] bytes, int length) {
        Callback.Completable written = new Callback.Completable();
        getEndPoint().write(written, ByteBuffer.wrap(bytes, 0, length));
        written.join();
    }

    @Override
    public void onClose(Throwable cause) {
        super.onClose(cause);
        close();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            passages.remove(this);
            try {
                socket.close();
            } catch (IOException e) {
                // It is closed all the same.
            }
            super.close();
        }
    }
}
