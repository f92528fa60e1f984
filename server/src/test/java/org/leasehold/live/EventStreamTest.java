package org.leasehold.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same promises over plain HTTP. */
class EventStreamTest {

    /** One event's fields. */
    private static Map<String, String> event(BufferedReader lines) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        while (true) {
            String line = lines.readLine();
            if (line == null) {
                throw new IOException("The stream ended.");
            }
            if (line.isEmpty() && !fields.isEmpty()) {
                return fields;
            }
            int colon = line.indexOf(": ");
            if (colon > 0) {
                fields.put(line.substring(0, colon), line.substring(colon + 2));
            }
        }
    }

    private static BufferedReader open(HttpClient http, LiveHarness live, String query, String lastEventId)
            throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + live.address().getPort() + "/events?" + query))
                .header("Last-Event-ID", lastEventId)
                .build();
        var response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    @Test
    void theStateThenEveryChangeAndOnFromThereNextTime() throws Exception {
        try (LiveHarness live = LiveHarness.standard();
                HttpClient http = HttpClient.newHttpClient()) {
            live.counter("a").count();
            String epoch = live.counter("a").channel().position().epoch();
            try (BufferedReader lines = open(http, live, "channel=a&channel=b", "nothing")) {
                Map<String, String> state = event(lines);
                assertThat(state).containsEntry("event", "snapshot").containsEntry("id", "a@" + epoch + ":1");
                assertThat(event(lines)).containsEntry("id", "a@" + epoch + ":1 b@" + epoch + ":0");
                live.counter("b").count();
                Map<String, String> change = event(lines);
                assertThat(change)
                        .containsEntry("event", "change")
                        .containsEntry("id", "a@" + epoch + ":1 b@" + epoch + ":1");
                assertThat(LiveHarness.JSON
                                .readTree(change.get("data"))
                                .path("put")
                                .path("value")
                                .asLong())
                        .isEqualTo(1);
            }
            live.counter("a").count();
            live.counter("b").count();
            try (BufferedReader lines =
                    open(http, live, "channel=a&channel=b", "a@" + epoch + ":1 b@" + epoch + ":1")) {
                assertThat(event(lines)).containsEntry("event", "change").containsEntry("id", "a@" + epoch + ":2");
                assertThat(event(lines)).containsEntry("id", "a@" + epoch + ":2 b@" + epoch + ":2");
                live.counter("a").count();
                assertThat(event(lines)).containsEntry("id", "a@" + epoch + ":3 b@" + epoch + ":2");
            }
            http.shutdownNow();
        }
    }

    @Test
    void aClosedStreamIsForgotten() throws Exception {
        try (LiveHarness live = LiveHarness.standard()) {
            try (Socket socket = new Socket()) {
                socket.connect(live.address());
                socket.getOutputStream().write(LiveHarness.bytes("GET /events?channel=a HTTP/1.1\r\nHost: h\r\n\r\n"));
                event(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)));
                assertThat(live.channels.connectionCount()).isEqualTo(1);
            }
            Await.until(() -> {
                live.counter("a").count();
                return live.channels.connectionCount() == 0;
            });
        }
    }
}
