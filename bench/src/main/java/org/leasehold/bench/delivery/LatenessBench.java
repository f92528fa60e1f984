package org.leasehold.bench.delivery;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.leasehold.bench.tools.Figures;
import org.leasehold.bench.tools.RunningServer;
import tools.jackson.databind.json.JsonMapper;

/**
 * How late leases start and end, as an event stream shows it, when 1, 100 and 10,000 of them are due at one instant. The
 * 10,000 come three times: a server just started compiles what it has to do while it does it, and so does its client.
 */
public final class LatenessBench {

    private static final int[] AT_ONCE = {1, 100, 10_000, 10_000, 10_000};
    private static final int CLIENTS = 32;
    private static final Duration LENGTH = Duration.ofSeconds(5);

    private LatenessBench() {}

    public static void main(String[] arguments) throws Exception {
        try (RunningServer server = RunningServer.start()) {
            define(server);
            server.send("POST", "/api/v1/slices", "{\"name\":\"bench\"}");
            System.out.println("| lateness, ms | p50 | p99 | most |\n|---|---|---|---|");
            for (int count : AT_ONCE) {
                List<Future<double[]>> lateness;
                try (ExecutorService watcher = Executors.newVirtualThreadPerTaskExecutor()) {
                    Instant start = Instant.now()
                            .plus(Duration.ofSeconds(2 + count / 300))
                            .truncatedTo(ChronoUnit.SECONDS);
                    lateness = List.of(
                            watcher.submit(() -> watch(server, "FULFILLED", start, start, count)),
                            watcher.submit(() -> watch(server, "EXPIRED", start, start.plus(LENGTH), count)));
                    bookAll(server, count, start);
                }
                System.out.printf(
                        "| %,d starts | %s |%n",
                        count, new Figures(lateness.getFirst().get()).percentiles());
                System.out.printf(
                        "| %,d ends | %s |%n",
                        count, new Figures(lateness.getLast().get()).percentiles());
            }
        }
    }

    private static void define(RunningServer server) throws Exception {
        List<Map<String, Object>> nodes = new ArrayList<>();
        for (int node = 0; node < AT_ONCE[AT_ONCE.length - 1]; node++) {
            nodes.add(Map.of("name", "n" + node, "type", "node"));
        }
        Map<String, Object> facility = Map.of(
                "title",
                "Bench",
                "timeZone",
                "Europe/Paris",
                "policy",
                Map.of("granularitySeconds", 1),
                "resources",
                nodes);
        server.send("PUT", "/api/v1/facilities/bench", JsonMapper.shared().writeValueAsString(facility));
    }

    private static void bookAll(RunningServer server, int count, Instant start) throws Exception {
        Instant end = start.plus(LENGTH);
        List<Future<String>> booked = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int lease = 0; lease < count; lease++) {
                String body =
                        "{\"facility\":\"bench\",\"resources\":[\"n%d\"],\"slice\":\"bench\",\"start\":\"%s\",\"end\":\"%s\"}"
                                .formatted(lease, start, end);
                booked.add(clients.submit(() -> server.send("POST", "/api/v1/leases", body)));
            }
        }
        for (Future<String> each : booked) {
            each.get();
        }
    }

    /** Looks at what arrives as little as it can: the server needs the processors. */
    private static double[] watch(RunningServer server, String state, Instant start, Instant due, int count)
            throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.port() + "/api/v1/live?channel=leases:bench"))
                .build();
        String inState = "\"state\":\"" + state + "\"";
        // A newcomer is told what happened to the leases before as well.
        String ofThese = "\"start\":\"" + start + "\"";
        double[] lateness = new double[count];
        int seen = 0;
        try (HttpClient http = HttpClient.newHttpClient();
                var lines =
                        http.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
            for (var each = lines.iterator(); seen < count; ) {
                String line = each.next();
                if (line.contains(inState) && line.contains(ofThese)) {
                    lateness[seen++] = Duration.between(due, Instant.now()).toNanos() / 1e6;
                }
            }
            http.shutdownNow();
        }
        return lateness;
    }
}
