package org.leasehold.bench.r2lab;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The least that can be done: one loop that writes the same bytes to the same number of sockets. */
final class BareLoop implements AutoCloseable {

    private static final int BACKLOG = 512;

    private final ServerSocket server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    private final List<Socket> clients = new ArrayList<>();

    BareLoop() throws IOException {}

    int port() {
        return server.getLocalPort();
    }

    /** Takes the clients in, as if they had asked for a WebSocket. */
    void accept(int count) throws IOException {
        while (clients.size() < count) {
            Socket client = server.accept();
            client.setTcpNoDelay(true);
            client.getOutputStream()
                    .write("HTTP/1.1 101 Switching Protocols\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            clients.add(client);
        }
    }

    void writeAll(byte[] bytes) throws IOException {
        for (Socket client : clients) {
            OutputStream out = client.getOutputStream();
            out.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
        server.close();
    }
}
