package org.leasehold.bench.bookings;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/**
 * Many clients in one thread, each on a connection of its own: books, waits for the answer, books again. Costs so
 * little processor that the server has the rest.
 */
final class BookingLoad {

    private static final int SLOTS = 250_000; // of ten minutes, almost five years

    private final int port;
    private final String token;
    private final int resources;
    private final Instant horizon;
    private final Random random;

    BookingLoad(int port, String token, int resources, Instant horizon, long seed) {
        this.port = port;
        this.token = token;
        this.resources = resources;
        this.horizon = horizon;
        this.random = new Random(seed);
    }

    /** What came back. */
    record Result(long committed, long conflicts, long others, double seconds) {}

    private static final class Client {
        private final ByteBuffer in = ByteBuffer.allocate(8_192);
    }

    Result run(int clients, Duration duration) throws IOException {
        long committed = 0;
        long conflicts = 0;
        long others = 0;
        long begun = System.nanoTime();
        try (Selector selector = Selector.open()) {
            for (int client = 0; client < clients; client++) {
                SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
                channel.configureBlocking(false);
                channel.socket().setTcpNoDelay(true);
                SelectionKey key = channel.register(selector, SelectionKey.OP_READ, new Client());
                ask(key);
            }
            long end = begun + duration.toNanos();
            int waiting = clients;
            while (waiting > 0) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    int status = answer(key);
                    if (status == 0) {
                        continue;
                    }
                    switch (status) {
                        case 201 -> committed++;
                        case 409 -> conflicts++;
                        default -> others++;
                    }
                    if (System.nanoTime() < end) {
                        ask(key);
                    } else {
                        key.channel().close();
                        waiting--;
                    }
                }
                selector.selectedKeys().clear();
            }
        }
        return new Result(committed, conflicts, others, (System.nanoTime() - begun) / 1e9);
    }

    private void ask(SelectionKey key) throws IOException {
        Instant start = horizon.plusSeconds(600L * random.nextInt(SLOTS));
        String body = "{\"facility\":\"bench\",\"resources\":[\"r" + random.nextInt(resources)
                + "\"],\"slice\":\"bench\",\"start\":\"" + start + "\",\"end\":\"" + start.plusSeconds(600) + "\"}";
        ((SocketChannel) key.channel())
                .write(ByteBuffer.wrap(("POST /api/v1/leases HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                                + token + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                                + "\r\n\r\n" + body)
                        .getBytes(StandardCharsets.US_ASCII)));
    }

    /** The status of a whole answer, or 0 when more of it is to come. */
    private static int answer(SelectionKey key) throws IOException {
        Client client = (Client) key.attachment();
        if (((SocketChannel) key.channel()).read(client.in) < 0) {
            throw new IOException("The server closed a connection.");
        }
        String text = new String(client.in.array(), 0, client.in.position(), StandardCharsets.US_ASCII);
        int head = text.indexOf("\r\n\r\n");
        int length = text.indexOf("Content-Length: ");
        if (head < 0 || length < 0 || length > head) {
            return 0;
        }
        int from = length + "Content-Length: ".length();
        int size = Integer.parseInt(text.substring(from, text.indexOf('\r', from)));
        if (client.in.position() < head + 4 + size) {
            return 0;
        }
        client.in.clear();
        return Integer.parseInt(text.substring(9, 12));
    }
}
