package org.leasehold.faces.r2lab;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** A client of Engine.IO that polls, in one of the two forms of payloads; packets of plain letters only. */
final class PollingClient implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;
    private final boolean asText;
    private final String authorization;
    private final Deque<String> unread = new ArrayDeque<>();
    private String sid = "";

    private PollingClient(URI server, boolean asText, String authorization) {
        this.server = server;
        this.asText = asText;
        this.authorization = authorization;
    }

    /** Begins to poll, and reads the greeting. */
    static PollingClient open(URI server, boolean asText, String authorization) throws Exception {
        PollingClient client = new PollingClient(server, asText, authorization);
        String open = client.next();
        client.sid = open.replaceFirst("^0\\{\"sid\":\"([^\"]+)\".*", "$1");
        return client;
    }

    String sid() {
        return sid;
    }

    /** The next packet. */
    String next() throws Exception {
        while (unread.isEmpty()) {
            HttpResponse<byte[]> answer = poll();
            if (answer.statusCode() != 200) {
                throw new IOException(new String(answer.body(), StandardCharsets.UTF_8));
            }
            read(answer.body());
        }
        return unread.remove();
    }

    HttpResponse<byte[]> poll() throws Exception {
        return http.send(request().GET().build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<String> post(byte[] body) throws Exception {
        return http.send(
                request()
                        .header("Content-Type", asText ? "text/plain;charset=UTF-8" : "application/octet-stream")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    void say(String packet) throws Exception {
        String digits = Integer.toString(packet.length());
        StringBuilder body = new StringBuilder();
        if (asText) {
            body.append(digits).append(':');
        } else {
            body.append('\0');
            digits.chars().forEach(digit -> body.append((char) (digit - '0')));
            body.append('\u00ff');
        }
        HttpResponse<String> answer = post(body.append(packet).toString().getBytes(StandardCharsets.ISO_8859_1));
        if (!answer.body().equals("ok")) {
            throw new IOException(answer.body());
        }
    }

    private HttpRequest.Builder request() {
        String query =
                "/?EIO=3&transport=polling&t=1" + (asText ? "&b64=1" : "") + (sid.isEmpty() ? "" : "&sid=" + sid);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server.toString().replaceFirst("/+$", "") + query));
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private void read(byte[] body) {
        int at = 0;
        while (at < body.length) {
            int length = 0;
            at += asText ? 0 : 1;
            while (body[at] != ':' && (body[at] & 0xFF) != 0xFF) {
                length = length * 10 + (asText ? body[at] - '0' : body[at]);
                at++;
            }
            at++;
            unread.add(new String(body, at, length, StandardCharsets.US_ASCII));
            at += length;
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
