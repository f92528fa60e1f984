package org.leasehold.live;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A WebSocket client on a bare socket, which can misbehave. Reads only when told to, and answers pings while it reads.
 */
public final class TestClient implements AutoCloseable {

    /** The server's last word; 1006 when it hung up without one. */
    public record Closed(int code, String reason) {}

    private static final int PATIENCE_MILLIS = 90_000;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final Deque<String> unread = new ArrayDeque<>();
    private boolean answersPings = true;
    private @Nullable Closed closed;

    private TestClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        this.out = socket.getOutputStream();
    }

    public static TestClient connect(InetSocketAddress address) throws IOException {
        return connect(address, 0);
    }

    /** @param receiveBuffer how many bytes the operating system may hold unread; 0 for its usual choice */
    static TestClient connect(InetSocketAddress address, int receiveBuffer) throws IOException {
        return connect(address, receiveBuffer, "/live", "");
    }

    /** @param headers more of them, each with its line's end */
    public static TestClient connect(InetSocketAddress address, String headers) throws IOException {
        return connect(address, 0, "/live", headers);
    }

    /** @param path with its query */
    public static TestClient connect(InetSocketAddress address, int receiveBuffer, String path, String headers)
            throws IOException {
        Socket socket = new Socket();
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.connect(address);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        TestClient client = new TestClient(socket);
        client.sendBytes(LiveHarness.bytes(
                "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "Upgrade: websocket\r\n"
                        + "Connection: keep-alive, Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        + "Sec-WebSocket-Version: 13\r\n\r\n"));
        String head = client.readHead();
        if (!head.startsWith("HTTP/1.1 101") || !head.contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")) {
            throw new IOException("no WebSocket: " + head);
        }
        return client;
    }

    private String readHead() throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    TestClient withoutPongs() {
        answersPings = false;
        return this;
    }

    public void say(String text) throws IOException {
        frame(0x81, LiveHarness.bytes(text));
    }

    /** Subscribes and returns the first answer. */
    public JsonNode subscribe(String channel) throws IOException {
        say("{\"id\":1,\"subscribe\":\"" + channel + "\"}");
        return next();
    }

    public JsonNode subscribe(String channel, String position) throws IOException {
        say("{\"id\":1,\"subscribe\":\"" + channel + "\",\"position\":\"" + position + "\"}");
        return next();
    }

    /** Sends a masked frame with any first byte. */
    public void frame(int first, byte[] payload) throws IOException {
        sendBytes(masked(first, payload));
    }

    static byte[] masked(int first, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(14 + payload.length).put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else if (payload.length < 65_536) {
            frame.put((byte) 0xFE).putShort((short) payload.length);
        } else {
            frame.put((byte) 0xFF).putLong(payload.length);
        }
        byte[] mask = {0x12, 0x34, 0x56, 0x78};
        frame.put(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ mask[i & 3]));
        }
        byte[] bytes = new byte[frame.position()];
        frame.flip().get(bytes);
        return bytes;
    }

    void sendBytes(byte[] bytes) throws IOException {
        try {
            out.write(bytes);
            out.flush();
        } catch (SocketException hungUp) {
            // The server has hung up; reading will say how.
        }
    }

    /** The next message. */
    public JsonNode next() throws IOException {
        return LiveHarness.JSON.readTree(nextLine());
    }

    /** The next message, to the letter. */
    public String nextLine() throws IOException {
        while (unread.isEmpty()) {
            if (!readFrame()) {
                throw new EOFException("closed: " + closed);
            }
        }
        return unread.remove();
    }

    /** Reads on until the server ends the connection. */
    public Closed awaitClose() {
        try {
            while (readFrame()) {
                continue;
            }
        } catch (IOException silence) {
            throw new UncheckedIOException("The server does not end the connection.", silence);
        }
        return closed == null ? new Closed(1006, "") : closed;
    }

    private boolean readFrame() throws IOException {
        try {
            int first = in.readUnsignedByte();
            long length = in.readUnsignedByte();
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = in.readLong();
            }
            byte[] payload = in.readNBytes((int) length);
            if (payload.length < length) {
                return false;
            }
            take(first & 0x0F, payload);
            return true;
        } catch (EOFException | SocketException hungUp) {
            return false;
        }
    }

    private void take(int opcode, byte[] payload) throws IOException {
        switch (opcode) {
            case 1 -> new String(payload, StandardCharsets.UTF_8).lines().forEach(unread::add);
            case 8 ->
                closed = new Closed(
                        ByteBuffer.wrap(payload).getShort() & 0xFFFF,
                        new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8));
            case 9 -> {
                if (answersPings) {
                    frame(0x8A, payload);
                }
            }
            case 10 -> unread.add("{\"pong\":" + payload.length + "}");
            default -> throw new IOException("unexpected opcode " + opcode);
        }
    }

    /** Hangs up without a word. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
