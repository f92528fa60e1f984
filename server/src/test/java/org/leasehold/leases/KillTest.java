package org.leasehold.leases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.leasehold.Leasehold;
import org.leasehold.testing.JavaProcess;
import org.leasehold.testing.PostgresProcess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A storm of bookings, and somebody is killed in the middle of it: every acknowledged lease is there afterwards. */
@Tag("slow")
@Timeout(300)
class KillTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int CLIENTS = 8;
    private static final int BEFORE_THE_KILL = 200;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Queue<Long> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicInteger slot = new AtomicInteger();

    @TempDir
    Path data;

    private JavaProcess server = JavaProcess.start(KillTest.class);
    private URI url = URI.create("http://127.0.0.1");
    private String token = "";

    /** A program that does nothing, so that there is always one to close. */
    public static void main(String[] arguments) {}

    @BeforeEach
    void aFacilityWithFourNodes() throws Exception {
        start();
        JsonNode admin = JSON.readTree(Files.readAllBytes(data.resolve("first-admin.json")));
        token = send(
                        "POST",
                        "/tokens",
                        Map.of(
                                "name", "storm",
                                "scopes", List.of("read", "write"),
                                "login", admin.path("name").asString(),
                                "password", admin.path("password").asString()))
                .path("token")
                .asString();
        List<Map<String, String>> nodes = new ArrayList<>();
        for (int node = 0; node < 4; node++) {
            nodes.add(Map.of("name", "n" + node));
        }
        send("PUT", "/facilities/lab", Map.of("title", "Lab", "resources", nodes));
        send("POST", "/slices", Map.of("name", "storm"));
    }

    @AfterEach
    void end() {
        server.terminate();
        server.awaitEnd();
        server.close();
    }

    @Test
    void theServerIsKilled() throws Exception {
        storm(() -> server.kill());
        start();
        assertNothingIsLost();
    }

    @Test
    void postgresIsKilledAndComesBackByItself() throws Exception {
        long before = server.pid();
        storm(() -> PostgresProcess.of(data.resolve("postgres")).orElseThrow().destroyForcibly());
        awaitDatabase();
        assertThat(server.pid()).as("the same server goes on").isEqualTo(before);
        assertNothingIsLost();
        assertThat(book("afterwards")).as("and it books again").isTrue();
    }

    private void start() throws IOException {
        server.close();
        Path file = Files.writeString(data.resolve("leasehold.conf"), "second-factor = nobody\n");
        server = JavaProcess.start(
                Leasehold.class, "serve", "--port", "0", "--data", data.toString(), "--config", file.toString());
        String ready = server.awaitLine(line -> line.startsWith("Ready: "));
        url = URI.create(ready.replaceFirst("Ready: (http://\\S+?)/? in .*", "$1"));
    }

    /** Books from several clients at once until the first refusal to answer, and strikes after some are through. */
    private void storm(Runnable strike) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        CountDownLatch enough = new CountDownLatch(BEFORE_THE_KILL);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < CLIENTS; client++) {
                clients.execute(() -> {
                    while (!over.get()) {
                        if (!book("storm")) {
                            return;
                        }
                        enough.countDown();
                    }
                });
            }
            enough.await();
            strike.run();
            over.set(true);
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(BEFORE_THE_KILL);
    }

    private boolean book(String key) {
        int mine = slot.getAndIncrement();
        Instant start = Instant.now()
                .truncatedTo(ChronoUnit.DAYS)
                .plus(Duration.ofDays(2).plusMinutes(10L * (mine / 4)));
        Map<String, Object> wish = Map.of(
                "facility", "lab",
                "resources", List.of("n" + mine % 4),
                "slice", "storm",
                "start", start.toString(),
                "end", start.plus(Duration.ofMinutes(10)).toString());
        try {
            acknowledged.add(
                    send("POST", "/leases", wish, key + mine).path("id").asLong());
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    private void awaitDatabase() throws Exception {
        while (!isDatabaseUp()) {
            Thread.onSpinWait();
        }
    }

    private boolean isDatabaseUp() throws Exception {
        return send("GET", "/server", Map.of()).path("database").asString().equals("up");
    }

    private void assertNothingIsLost() throws Exception {
        for (long id : acknowledged) {
            assertThat(send("GET", "/leases/" + id, Map.of()).path("state").asString())
                    .as("lease %s", id)
                    .isEqualTo("OPEN");
        }
    }

    private JsonNode send(String method, String path, Map<String, ?> body) throws IOException {
        return send(method, path, body, "");
    }

    private JsonNode send(String method, String path, Map<String, ?> body, String key) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "/api/v1" + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 400) {
                throw new IOException(method + " " + path + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }
}
