package org.leasehold.bench.accounts;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One connection that is kept: asks, waits, asks again. Costs next to nothing beside the server. */
final class Line implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;

    /** @param from an address of this machine */
    Line(String from, int port) throws IOException {
        socket = new Socket();
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** The status of the answer. */
    int ask(String method, String path, String headers, String body) throws IOException {
        socket.getOutputStream()
                .write((method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers
                                + (body.isEmpty()
                                        ? ""
                                        : "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n")
                                + "\r\n" + body)
                        .getBytes(StandardCharsets.US_ASCII));
        String status = line();
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        in.skipNBytes(length);
        return Integer.parseInt(status.substring(9, 12));
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new IOException("The server closed a connection.");
            }
            if (octet != '\r') {
                line.append((char) octet);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
