package org.leasehold.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that break the protocol are told so and let go; the others notice nothing. */
class HostileClientTest {

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "8105 68656c6c6f, an unmasked frame, 1002",
        "81fe ffff 00000000, a frame that is no problem until it ends, 0",
        "81ff 0000000000010001 00000000, a message over 64 KiB, 1009",
        "8181 00000000 ff, text that is not UTF-8, 1007",
        "0980 00000000, a fragmented ping, 1002",
        "8882 00000000 03e8, a goodbye, 1000"
    })
    void eachBreachHasItsAnswer(String hex, String what, int code) throws Exception {
        try (LiveHarness live = LiveHarness.standard();
                TestClient client = live.client();
                TestClient other = live.client()) {
            other.subscribe("c");
            client.subscribe("c");
            client.sendBytes(HexFormat.of().parseHex(hex.replace(" ", "")));
            if (code != 0) {
                assertThat(client.awaitClose().code()).as(what).isEqualTo(code);
            }
            live.counter("c").count();
            assertThat(other.next().path("put").path("value").asLong()).isEqualTo(1);
        }
    }

    @Test
    void garbageOfAnyKindIsSurvived() throws Exception {
        Random random = new Random(6455);
        try (LiveHarness live = LiveHarness.standard();
                TestClient other = live.client()) {
            other.subscribe("c");
            for (int round = 0; round < 100; round++) {
                try (TestClient client = live.client()) {
                    byte[] garbage = new byte[1 + random.nextInt(3_000)];
                    random.nextBytes(garbage);
                    client.sendBytes(garbage);
                }
            }
            Await.until(() -> live.channels.connectionCount() == 1);
            live.counter("c").count();
            assertThat(other.next().path("put").path("value").asLong()).isEqualTo(1);
        }
    }

    @Test
    void aCommandMayComeByteByByte() throws Exception {
        try (LiveHarness live = LiveHarness.standard();
                TestClient client = live.client()) {
            byte[] frame = TestClient.masked(0x81, LiveHarness.bytes("{\"id\":9,\"subscribe\":\"c\"}"));
            for (byte single : frame) {
                client.sendBytes(new byte[] {single});
            }
            assertThat(client.next().path("id").asInt()).isEqualTo(9);
        }
    }

    @Test
    void pingsAreAnsweredBinaryIsRefusedWithAWord() throws Exception {
        try (LiveHarness live = LiveHarness.standard();
                TestClient client = live.client()) {
            client.frame(0x89, new byte[7]);
            assertThat(client.next().path("pong").asInt()).isEqualTo(7);
            client.frame(0x82, new byte[5]);
            assertThat(client.next().path("error").asString()).isEqualTo("binary");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "GET / no version       | Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==                             | 426",
                "GET / old version      | Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==;Sec-WebSocket-Version: 8    | 426",
                "GET / short key        | Sec-WebSocket-Key: dGhl;Sec-WebSocket-Version: 13                       | 400",
                "GET / no key           | Sec-WebSocket-Version: 13                                               | 400",
                "POST / not a GET       | Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==;Sec-WebSocket-Version: 13   | 400"
            })
    void handshakesThatAreNoneAreRefused(String what, String headers, int status) throws Exception {
        try (LiveHarness live = LiveHarness.standard();
                Socket socket = new Socket()) {
            socket.connect(live.address());
            socket.setSoTimeout(90_000);
            String method = what.substring(0, what.indexOf(' '));
            String request = method + " /live HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + headers.strip().replace(";", "\r\n") + "\r\nContent-Length: 0\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            assertThat(new String(answer.readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 " + status);
        }
    }
}
