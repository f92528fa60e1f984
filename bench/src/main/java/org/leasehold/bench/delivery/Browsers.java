package org.leasehold.bench.delivery;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Many WebSocket connections that follow one channel, all read by one thread, which costs little. */
final class Browsers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private final int count;

    Browsers(int port, String channel, int count) throws IOException {
        this.count = count;
        for (int browser = 0; browser < count; browser++) {
            SocketChannel socket = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
            write(socket, """
                    GET /live HTTP/1.1\r
                    Host: 127.0.0.1\r
                    Upgrade: websocket\r
                    Connection: Upgrade\r
                    Sec-WebSocket-Version: 13\r
                    Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r
                    \r
                    """.getBytes(StandardCharsets.US_ASCII));
            write(socket, masked("{\"id\":1,\"subscribe\":\"" + channel + "\"}"));
            socket.configureBlocking(false);
            socket.register(selector, SelectionKey.OP_READ, new boolean[1]);
        }
        awaitAll("\"snapshot\"");
    }

    /** Waits until every connection has received a text, and answers when the last one had, by {@link System#nanoTime}. */
    long awaitAll(String text) throws IOException {
        selector.keys().forEach(key -> ((boolean[]) key.attachment())[0] = false);
        int missing = count;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (missing > 0) {
            selector.select(PATIENCE.toMillis());
            for (SelectionKey key : selector.selectedKeys()) {
                boolean[] seen = (boolean[]) key.attachment();
                if (read(key).contains(text) && !seen[0]) {
                    seen[0] = true;
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
