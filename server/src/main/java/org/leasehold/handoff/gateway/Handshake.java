package org.leasehold.handoff.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/** Asks a tool for a WebSocket (RFC 6455, section 4) in the words of the browser that asks us. */
final class Handshake {

    private static final int TIME_LIMIT_MILLIS = 10_000;
    private static final int LARGEST_ANSWER = 16 << 10;

    private Handshake() {}

    /**
     * What the tool answered; with 101 the socket is open, otherwise it is closed.
     *
     * @param fields of the answer, in their order
     */
    record Answer(int status, List<HttpField> fields, Socket socket) {}

    static Answer ask(Upstream upstream, Request request) throws IOException {
        Socket socket = connect(upstream.address());
        try {
            socket.setSoTimeout(TIME_LIMIT_MILLIS);
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            out.write(words(upstream, request).getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            Answer answer = parse(head(socket.getInputStream()), socket);
            if (answer.status() == 101) {
                socket.setSoTimeout(0);
            } else {
                socket.close();
            }
            return answer;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private static Socket connect(URI address) throws IOException {
        boolean tls = "https".equals(address.getScheme());
        int port = address.getPort() >= 0 ? address.getPort() : tls ? 443 : 80;
        Socket plain = new Socket();
        plain.connect(new InetSocketAddress(address.getHost(), port), TIME_LIMIT_MILLIS);
        if (!tls) {
            return plain;
        }
        SSLSocket secure = (SSLSocket)
                ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(plain, address.getHost(), port, true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setServerNames(List.of(new SNIHostName(address.getHost())));
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    /** Header values cannot hold line ends: they were parsed by the web server. */
    private static String words(Upstream upstream, Request request) {
        HttpFields headers = upstream.headers(request);
        StringBuilder words = new StringBuilder("GET ")
                .append(request.getHttpURI().getPathQuery())
                .append(" HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n");
        headers.forEach(field -> words.append(field.getName())
                .append(": ")
                .append(field.getValue())
                .append("\r\n"));
        return words.append("\r\n").toString();
    }

    /** Reads to the empty line and no further: what follows are frames. */
    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream(512);
        int ends = 0;
        while (ends < 4) {
            int octet = in.read();
            if (octet < 0 || head.size() >= LARGEST_ANSWER) {
                throw new IOException("The tool's answer to a WebSocket's handshake is no whole one");
            }
            head.write(octet);
            ends = octet == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : octet == '\r' ? 1 : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static Answer parse(String head, Socket socket) throws IOException {
        String[] lines = head.split("\r\n");
        String[] status = lines[0].split(" ", 3);
        if (status.length < 2 || !status[0].startsWith("HTTP/1.") || !status[1].matches("[1-5][0-9][0-9]")) {
            throw new IOException("The tool answers a WebSocket's handshake with \"" + lines[0] + "\"");
        }
        List<HttpField> fields = new ArrayList<>();
        for (int index = 1; index < lines.length; index++) {
            int colon = lines[index].indexOf(':');
            if (colon > 0) {
                fields.add(new HttpField(
                        lines[index].substring(0, colon).strip(),
                        lines[index].substring(colon + 1).strip()));
            }
        }
        return new Answer(Integer.parseInt(status[1]), fields, socket);
    }
}
