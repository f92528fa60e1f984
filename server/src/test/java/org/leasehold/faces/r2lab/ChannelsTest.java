package org.leasehold.faces.r2lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Tokens;
import org.leasehold.inventory.NodeStatusBoard;
import org.leasehold.inventory.NodeStatusBoard.StatusReport;
import org.leasehold.live.TestClient;
import org.leasehold.testing.World;

/** The socket.io channels of both generations, packet by packet: row 9, and of rows 10 and 11 what they knew of them. */
class ChannelsTest {

    @RegisterExtension
    static final World world = World.standingStill().with(R2labSettings.class, () -> R2lab.SETTINGS);

    private static final R2lab r2lab = new R2lab(world);
    private static Actor.Person ada = new Actor.Person(0, "ada", "Ada", 1, false, Actor.Scope.all());

    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeAll
    static void putUp() {
        r2lab.putUp();
        ada = world.hasSliceOf("ada");
    }

    @AfterEach
    void hangUp() throws Exception {
        for (AutoCloseable connection : open) {
            connection.close();
        }
        world.the(NodeStatusBoard.class)
                .forget(World.SYSTEM, "r2lab", List.of("fit01", "fit02", "fit03", "phone1", "phone2"));
    }

    private PollingClient polling(boolean asText, String authorization) throws Exception {
        PollingClient client = PollingClient.open(r2lab.channels(), asText, authorization);
        open.add(client);
        assertThat(client.next()).isEqualTo("40");
        return client;
    }

    private PollingClient monitor(boolean asText) throws Exception {
        return polling(asText, "Bearer " + r2lab.token());
    }

    private TestClient webSocket(String query, String headers) throws Exception {
        TestClient client = TestClient.connect(
                new InetSocketAddress("127.0.0.1", r2lab.channels().getPort()),
                0,
                "/socket.io/?EIO=3&transport=websocket" + query,
                headers);
        open.add(client);
        return client;
    }

    @Test
    void theEnvelopeIsTheRecordedOneInBothForms() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> bytes = http.send(
                    HttpRequest.newBuilder(at("EIO=3&transport=polling&t=1")).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            String sid = "([A-Za-z0-9_-]{20})";
            String greeting = "0\\{\"sid\":\"" + sid
                    + "\",\"upgrades\":\\[\"websocket\"],\"pingInterval\":25000,\"pingTimeout\":60000}";
            assertThat(bytes.headers().firstValue("Content-Type")).contains("application/octet-stream");
            assertThat(bytes.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains("*");
            assertThat(bytes.headers().firstValue("Set-Cookie").orElse(""))
                    .matches("io=" + sid + "; Path=/; HttpOnly.*");
            assertThat(new String(bytes.body(), StandardCharsets.ISO_8859_1))
                    .matches("\\x00\\x09\\x07\\xFF" + greeting);

            HttpResponse<String> text = http.send(
                    HttpRequest.newBuilder(at("EIO=3&transport=polling&t=1&b64=1"))
                            .header("Origin", "http://r2lab.example")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(text.headers().firstValue("Content-Type")).contains("text/plain; charset=UTF-8");
            assertThat(text.headers().firstValue("Access-Control-Allow-Origin")).contains("http://r2lab.example");
            assertThat(text.body()).matches("97:" + greeting);
            HttpResponse<String> second = http.send(
                    HttpRequest.newBuilder(at("EIO=3&transport=polling&t=2&b64=1&sid="
                                    + text.body().replaceFirst(".*\"sid\":\"([^\"]+).*", "$1")))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(second.body()).isEqualTo("2:40");
        }
    }

    @Test
    void statusOfTheFirstGenerationIsToldAsItWasSaidAndAskedAsAWhole() throws Exception {
        PollingClient monitor = monitor(false);
        PollingClient browser = polling(true, "");
        String said = "42[\"chan-status\",\"[{\\\"id\\\": 2, \\\"cmc_on_off\\\": \\\"on\\\"}]\"]";
        monitor.say(said);
        assertThat(browser.next()).isEqualTo(said);
        assertThat(browser.next())
                .as("the later generation's name of it")
                .isEqualTo("42[\"info:nodes\",\"[{\\\"id\\\":2,\\\"cmc_on_off\\\":\\\"on\\\"}]\"]");
        assertThat(monitor.next()).as("the sender is told too").isEqualTo(said);
        browser.say("42[\"chan-status-request\",\"INIT\"]");
        assertThat(browser.next()).isEqualTo("42[\"chan-status\",\"[{\\\"id\\\":2,\\\"cmc_on_off\\\":\\\"on\\\"}]\"]");
    }

    @Test
    void theSecondGenerationIsToldOnlyWhatChanged() throws Exception {
        PollingClient monitor = monitor(true);
        TestClient browser = webSocket("", "");
        assertThat(browser.nextLine()).startsWith("0{\"sid\":");
        assertThat(browser.nextLine()).isEqualTo("40");
        monitor.say("42[\"info:phones\",\"[{\\\"id\\\": 1, \\\"airplane_mode\\\": \\\"on\\\", \\\"b\\\": 1}]\"]");
        monitor.say("42[\"info:phones\",\"[{\\\"id\\\": 1, \\\"airplane_mode\\\": \\\"on\\\"}]\"]");
        monitor.say("42[\"info:phones\",\"[{\\\"id\\\": 1, \\\"airplane_mode\\\": \\\"off\\\", \\\"b\\\": 1}]\"]");
        assertThat(browser.nextLine())
                .isEqualTo("42[\"info:phones\",\"[{\\\"id\\\":1,\\\"airplane_mode\\\":\\\"on\\\",\\\"b\\\":1}]\"]");
        assertThat(browser.nextLine())
                .isEqualTo("42[\"info:phones\",\"[{\\\"id\\\":1,\\\"airplane_mode\\\":\\\"off\\\"}]\"]");
        browser.say("42[\"request:phones\",\"CLEAR\"]");
        assertThat(browser.nextLine())
                .as("who may not publish clears nothing")
                .contains("info:phones", "airplane_mode");
        monitor.say("42[\"request:phones\",\"CLEAR\"]");
        browser.say("42[\"request:phones\",\"INIT\"]");
        String asked = browser.nextLine();
        while (asked.contains("airplane_mode")) {
            browser.say("42[\"request:phones\",\"INIT\"]");
            asked = browser.nextLine();
        }
        assertThat(asked).isEqualTo("42[\"info:phones\",\"[]\"]");
    }

    @Test
    void leasesAreToldInAListInAListOnTheOldChannelAndARequestReachesMonitors() throws Exception {
        PollingClient browser = polling(true, "");
        PollingClient monitor = monitor(true);
        var lease = world.book(ada, "r2lab", "chamber", "13:00", "14:00");
        assertThat(browser.next())
                .startsWith("42[\"chan-leases\",\"[[{\\\"urn\\\":\\\"urn:publicid:IDN+r2lab+lease+")
                .contains("\\\"valid_from\\\":\\\"2026-11-22T13:00:00Z\\\"")
                .contains(
                        "\\\"status\\\":\\\"accepted\\\"", "\\\"name\\\":\\\"chamber\\\"", "\\\"name\\\":\\\"ada\\\"");
        assertThat(browser.next())
                .isEqualTo(
                        "42[\"info:leases\",\"[{\\\"uuid\\\":%d,\\\"slicename\\\":\\\"ada\\\",\\\"valid_from\\\":\\\"2026-11-22T13:00:00Z\\\",\\\"valid_until\\\":\\\"2026-11-22T14:00:00Z\\\",\\\"ok\\\":true}]\"]"
                                .formatted(lease.id()));
        monitor.next();
        monitor.next();
        browser.say("42[\"chan-leases-request\",\"INIT\"]");
        assertThat(browser.next()).startsWith("42[\"chan-leases\",\"[[{");
        assertThat(browser.next()).isEqualTo("42[\"chan-leases-request\",\"INIT\"]");
        assertThat(monitor.next()).isEqualTo("42[\"chan-leases-request\",\"INIT\"]");
        monitor.say("42[\"chan-leases\",\"[{\\\"urn\\\": 1}]\"]");
        assertThat(browser.next()).isEqualTo("42[\"chan-leases\",\"[{\\\"urn\\\": 1}]\"]");
        world.the(org.leasehold.leases.Leases.class).cancel(ada, lease.id());
        assertThat(browser.next()).isEqualTo("42[\"chan-leases\",\"[[]]\"]");
    }

    @Test
    void aConnectionChangesFromPollingToAWebSocketAndLosesNothing() throws Exception {
        PollingClient polling = polling(true, "");
        NodeStatusBoard board = world.the(NodeStatusBoard.class);
        board.publish(World.SYSTEM, "r2lab", List.of(new StatusReport("fit01", Map.of("n", 0))));
        assertThat(polling.next()).contains("chan-status");
        assertThat(polling.next()).contains("info:nodes");
        CompletableFuture<HttpResponse<byte[]>> waiting = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                waiting.complete(polling.poll());
            } catch (Exception failed) {
                waiting.completeExceptionally(failed);
            }
        });
        TestClient webSocket = webSocket("&sid=" + polling.sid(), "");
        webSocket.say("2probe");
        assertThat(webSocket.nextLine()).isEqualTo("3probe");
        assertThat(new String(waiting.get().body(), StandardCharsets.UTF_8)).isEqualTo("1:6");
        board.publish(World.SYSTEM, "r2lab", List.of(new StatusReport("fit01", Map.of("n", 1))));
        webSocket.say("5");
        assertThat(webSocket.nextLine()).contains("chan-status", "\\\"n\\\":1");
        assertThat(webSocket.nextLine()).contains("info:nodes");
        webSocket.say("2");
        assertThat(webSocket.nextLine()).isEqualTo("3");
        webSocket.say("41");
        assertThat(webSocket.awaitClose().code()).isNotEqualTo(1000);
        assertThat(polling.poll().statusCode()).isEqualTo(400);
    }

    @Test
    void lettersBeyondAsciiComeThroughInBothForms() throws Exception {
        PollingClient monitor = monitor(true);
        TestClient browser = webSocket("", "");
        browser.nextLine();
        browser.nextLine();
        byte[] packet = "42[\"info:nodes\",\"[{\\\"id\\\":1,\\\"os\\\":\\\"h\u00e9\u20ac\\\"}]\"]"
                .getBytes(StandardCharsets.UTF_8);
        String body = packet.length + ":" + new String(packet, StandardCharsets.ISO_8859_1);
        assertThat(monitor.post(body.getBytes(StandardCharsets.UTF_8)).body()).isEqualTo("ok");
        browser.nextLine();
        assertThat(browser.nextLine()).contains("h\u00e9\u20ac");
        assertThat(new String(monitor.poll().body(), StandardCharsets.UTF_8))
                .contains(new String("h\u00e9\u20ac".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    @Test
    void aConnectionEndsWithItsTokenOrWhenItIsSilentForTooLong() throws Exception {
        Tokens.Made made = world.the(Tokens.class)
                .make(
                        r2lab.monitor(),
                        new Tokens.Wish(
                                "short",
                                Set.of(Actor.Scope.STATUS),
                                world.clock().instant().plusSeconds(60)));
        TestClient byToken = webSocket("", "Authorization: Bearer " + made.secret() + "\r\n");
        TestClient silent = webSocket("", "");
        for (int packet = 0; packet < 2; packet++) {
            byToken.nextLine();
            silent.nextLine();
        }
        byToken.say("2");
        assertThat(byToken.nextLine()).isEqualTo("3");
        world.pass(Duration.ofSeconds(61));
        byToken.say("2");
        assertThat(byToken.awaitClose().code()).isEqualTo(1001);
        silent.say("2");
        assertThat(silent.nextLine()).isEqualTo("3");
    }

    @Test
    void whoHasAskedForMuchIsNotToldOnToAll() throws Exception {
        PollingClient monitor = monitor(true);
        TestClient browser = webSocket("", "");
        browser.say("42[\"request:leases\",\"" + "x".repeat(50_000) + "\"]");
        assertThat(monitor.next()).isEqualTo("42[\"request:leases\",\"PLEASE\"]");
    }

    @Test
    void whatIsWrongIsRefusedOrIgnoredAndTheConnectionStays() throws Exception {
        PollingClient client = polling(true, "");
        for (String bad : List.of("x", "5:4", "99999999999:4", ":", "1", "-1:4")) {
            assertThat(client.post(bad.getBytes(StandardCharsets.US_ASCII)).statusCode())
                    .as(bad)
                    .isEqualTo(400);
        }
        for (String odd : List.of(
                "4",
                "42",
                "42{}",
                "42[7]",
                "42[\"x\"]",
                "42[\"chan-status\"]",
                "43[]",
                "45",
                "9",
                "6",
                "42[\"chan-status\",\"[{\\\"id\\\":1,\\\"forged\\\":1}]\"]",
                "42[\"info:nodes\",{}]",
                "42x[\"a\"]")) {
            client.say(odd);
        }
        client.say("40/other,");
        assertThat(client.next()).isEqualTo("44/other,\"Invalid namespace\"");
        client.say("42[\"request:nodes\",\"\"]");
        assertThat(client.next()).as("who may not publish is not heard").isEqualTo("42[\"info:nodes\",\"[]\"]");
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (Map.Entry<String, String> wrong : Map.of(
                            "transport=carrier-pigeon", "0",
                            "transport=polling&sid=nobody", "1",
                            "transport=websocket", "3",
                            "transport=polling&EIO=4", "5")
                    .entrySet()) {
                HttpResponse<String> refused = http.send(
                        HttpRequest.newBuilder(at(wrong.getKey())).build(), HttpResponse.BodyHandlers.ofString());
                assertThat(refused.statusCode()).isEqualTo(400);
                assertThat(refused.body()).startsWith("{\"code\":" + wrong.getValue() + ",\"message\":\"");
            }
        }
    }

    private static URI at(String query) {
        return URI.create(r2lab.channels() + "?" + query);
    }
}
