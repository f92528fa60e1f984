package org.leasehold.handoff;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A tool that knows nothing of us: shows each request that reaches it, and on a WebSocket says back what it hears. Its
 * path {@code /endless} is answered without end, {@code /silence} not at all.
 */
final class EchoTool implements AutoCloseable {

    private final ServerSocket server;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    /** A request as it came. */
    record Seen(String line, List<String> headers, String body) {

        Optional<String> header(String name) {
            return headers.stream()
                    .filter(header -> header.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(header -> header.substring(name.length() + 1).strip())
                    .findFirst();
        }
    }

    EchoTool() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    List<Seen> seen() {
        return List.copyOf(seen);
    }

    Seen last() {
        return seen.getLast();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            Seen request = read(in);
            seen.add(request);
            OutputStream out = socket.getOutputStream();
            if (request.header("Upgrade").isPresent()) {
                say(
                        out,
                        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                + "Sec-WebSocket-Accept: whatever\r\n\r\n");
                for (int octet = in.read(); octet >= 0; octet = in.read()) {
                    out.write(octet);
                    out.flush();
                }
            } else if (request.line().contains(" /endless ")) {
                say(out, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: 1\n\n");
                waitForTheEnd(in);
            } else if (request.line().contains(" /silence ")) {
                waitForTheEnd(in);
            } else {
                say(
                        out,
                        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nSet-Cookie: theirs=1; Path=/\r\nConnection: close\r\n\r\nhello");
            }
        } catch (SocketException gone) {
            // That is how a tunnel ends.
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void waitForTheEnd(BufferedReader in) throws IOException {
        while (in.read() >= 0) {
            // Whoever asked says nothing more until they have gone.
        }
    }

    private static Seen read(BufferedReader in) throws IOException {
        String line = in.readLine();
        List<String> headers = new ArrayList<>();
        for (String header = in.readLine(); header != null && !header.isEmpty(); header = in.readLine()) {
            headers.add(header);
        }
        Seen head = new Seen(line == null ? "" : line, headers, "");
        int length = head.header("Content-Length").map(Integer::parseInt).orElse(0);
        char[] body = new char[length];
        int read = 0;
        while (read < length) {
            read += in.read(body, read, length - read);
        }
        return new Seen(head.line(), headers, new String(body));
    }

    private static void say(OutputStream out, String words) throws IOException {
        out.write(words.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
