package org.leasehold.faces.r2lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.common.http.Endpoint;
import org.leasehold.common.http.Listeners;
import org.leasehold.testing.TestCertificates;
import org.leasehold.testing.World;

/** The bus and the channels by TLS: row 16. The network is closed, and everybody may publish. */
class SecureBusTest {

    @RegisterExtension
    @Order(1)
    static final TestCertificates certificates = new TestCertificates();

    @RegisterExtension
    @Order(2)
    static final World world = World.standingStill().with(R2labSettings.class, SecureBusTest::settings);

    private static @Nullable R2labSettings settings;

    private static R2labSettings settings() {
        if (settings == null) {
            settings = new R2labSettings(
                    "r2lab",
                    "chamber",
                    Set.of(),
                    Endpoint.parse(
                            "r2lab.bus",
                            "wss://127.0.0.1:0/",
                            certificates.tls().withoutClients()),
                    Endpoint.parse(
                            "r2lab.channels",
                            "https://127.0.0.1:0/socket.io",
                            certificates.tls().withoutClients()),
                    null,
                    null,
                    null,
                    Publishers.EVERYBODY);
        }
        return settings;
    }

    @BeforeAll
    static void putUp() {
        new R2lab(world).putUp();
    }

    @Test
    void row16_theBusSpeaksTls() throws Exception {
        URI bus = world.the(Listeners.class)
                .addressOf(Objects.requireNonNull(settings().bus()));
        assertThat(bus.getScheme()).isEqualTo("wss");
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (HttpClient client =
                HttpClient.newBuilder().sslContext(certificates.client(null)).build()) {
            WebSocket program = client.newWebSocketBuilder()
                    .buildAsync(bus, new WebSocket.Listener() {
                        private final StringBuilder message = new StringBuilder();

                        @Override
                        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
                            message.append(part);
                            if (last) {
                                heard.add(message.toString());
                                message.setLength(0);
                            }
                            socket.request(1);
                            return null;
                        }
                    })
                    .get(60, TimeUnit.SECONDS);
            String padding = "x".repeat(900);
            StringBuilder records = new StringBuilder();
            for (int node = 1; node <= 200; node++) {
                records.append(node == 1 ? "" : ", ").append("{\"id\": %d, \"a\": \"%s\"}".formatted(node, padding));
            }
            program.sendText("{\"category\": \"nodes\", \"action\": \"info\", \"message\": [" + records + "]}", true)
                    .get(60, TimeUnit.SECONDS);
            assertThat(heard.poll(60, TimeUnit.SECONDS))
                    .as("also what is larger than one record of TLS")
                    .isEqualTo("{\"category\": \"nodes\", \"action\": \"info\", \"message\": [" + records
                            + "], \"incremental\": true}");
            program.abort();
        }
    }

    @Test
    void row16_theChannelsSpeakTls() throws Exception {
        URI channels = world.the(Listeners.class)
                .addressOf(Objects.requireNonNull(settings().channels()));
        try (HttpClient client =
                HttpClient.newBuilder().sslContext(certificates.client(null)).build()) {
            HttpResponse<String> greeting = client.send(
                    HttpRequest.newBuilder(URI.create(channels + "?EIO=3&transport=polling&b64=1"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(greeting.body()).startsWith("97:0{\"sid\":\"");
        }
    }
}
