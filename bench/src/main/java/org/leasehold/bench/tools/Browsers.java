package org.leasehold.bench.tools;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Many WebSocket connections, all read by one thread, which costs little. */
public final class Browsers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private final int count;
    private long bytesRead;

    /** What one connection has been heard to say. */
    private static final class Ear {
        private boolean heard;
        /** The end of what came before, in which a text may begin. */
        private String tail = "";
    }

    /** Opens them. They say nothing yet. */
    public Browsers(int port, String path, int count) throws IOException {
        this.count = count;
        for (int browser = 0; browser < count; browser++) {
            SocketChannel socket = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
            write(socket, """
                    GET %s HTTP/1.1\r
                    Host: 127.0.0.1\r
                    Upgrade: websocket\r
                    Connection: Upgrade\r
                    Sec-WebSocket-Version: 13\r
                    Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r
                    \r
                    """.formatted(path).getBytes(StandardCharsets.US_ASCII));
            socket.configureBlocking(false);
            socket.register(selector, SelectionKey.OP_READ, new Ear());
        }
        awaitAll("101 Switching Protocols");
    }

    /** Says a text on each of them, one after the other; at most 125 bytes. */
    public void sayAll(String text) throws IOException {
        for (SelectionKey key : selector.keys()) {
            write((SocketChannel) key.channel(), masked(text));
        }
    }

    /** How many bytes have come in all. */
    public long bytesRead() {
        return bytesRead;
    }

    /** Waits until every connection has received a text, and answers when the last one had, by {@link System#nanoTime}. */
    public long awaitAll(String text) throws IOException {
        selector.keys().forEach(key -> ((Ear) key.attachment()).heard = false);
        int missing = count;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (missing > 0) {
            selector.select(PATIENCE.toMillis());
            for (SelectionKey key : selector.selectedKeys()) {
                Ear ear = (Ear) key.attachment();
                String words = ear.tail + read(key);
                ear.tail = words.substring(Math.max(0, words.length() - text.length() + 1));
                if (!ear.heard && words.contains(text)) {
                    ear.heard = true;
                    missing--;
                }
            }
            selector.selectedKeys().clear();
            if (System.nanoTime() > deadline) {
                throw new IOException(missing + " of " + count + " connections did not hear " + text);
            }
        }
        return System.nanoTime();
    }

    private String read(SelectionKey key) throws IOException {
        buffer.clear();
        if (((SocketChannel) key.channel()).read(buffer) < 0) {
            throw new IOException("The server closed a connection.");
        }
        bytesRead += buffer.position();
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1);
    }

    private static void write(SocketChannel socket, byte[] bytes) throws IOException {
        ByteBuffer out = ByteBuffer.wrap(bytes);
        while (out.hasRemaining()) {
            socket.write(out);
        }
    }

    /** A text frame under the mask 0, which changes nothing; up to 125 bytes. */
    private static byte[] masked(String text) {
        byte[] payload = text.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(6 + payload.length)
                .put((byte) 0x81)
                .put((byte) (0x80 | payload.length))
                .putInt(0)
                .put(payload)
                .array();
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
