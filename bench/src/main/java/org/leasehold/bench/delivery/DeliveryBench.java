package org.leasehold.bench.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.leasehold.bench.tools.Browsers;
import org.leasehold.bench.tools.Figures;
import org.leasehold.bench.tools.RunningServer;
import tools.jackson.databind.json.JsonMapper;

/**
 * A booking through REST, and when the last of 1,000 connected browsers has it: counted from before the request is
 * sent, so that the booking itself is in the figure.
 */
public final class DeliveryBench {

    private static final int BROWSERS = 1_000;
    private static final int BOOKINGS = 500;
    private static final int WARM_UP = 300;

    private DeliveryBench() {}

    public static void main(String[] arguments) throws Exception {
        try (RunningServer server = RunningServer.start()) {
            server.send(
                    "PUT",
                    "/api/v1/facilities/bench",
                    "{\"title\":\"Bench\",\"timeZone\":\"Europe/Paris\",\"resources\":[{\"name\":\"n1\",\"type\":\"node\"}]}");
            server.send("POST", "/api/v1/slices", "{\"name\":\"bench\"}");
            try (Browsers browsers = new Browsers(server.port(), "/live", BROWSERS)) {
                browsers.sayAll("{\"id\":1,\"subscribe\":\"leases:bench\"}");
                browsers.awaitAll("\"snapshot\"");
                double[] answered = new double[BOOKINGS];
                double[] delivered = new double[BOOKINGS];
                for (int booking = -WARM_UP; booking < BOOKINGS; booking++) {
                    String note = "booking " + booking + ".";
                    long begun = System.nanoTime();
                    book(server, booking + WARM_UP, note);
                    long committed = System.nanoTime();
                    long last = browsers.awaitAll(note);
                    if (booking >= 0) {
                        answered[booking] = (committed - begun) / 1e6;
                        delivered[booking] = (last - begun) / 1e6;
                    }
                }
                System.out.println("| from the request, ms | p50 | p99 | most |\n|---|---|---|---|");
                System.out.println("| to its answer | " + new Figures(answered).percentiles() + " |");
                System.out.println("| to the last of 1,000 browsers | " + new Figures(delivered).percentiles() + " |");
            }
        }
    }

    private static void book(RunningServer server, int slot, String note) throws Exception {
        Instant start = Instant.parse("2027-01-01T00:00:00Z").plusSeconds(600L * slot);
        server.send(
                "POST",
                "/api/v1/leases",
                JsonMapper.shared()
                        .writeValueAsString(Map.of(
                                "facility",
                                "bench",
                                "resources",
                                List.of("n1"),
                                "slice",
                                "bench",
                                "start",
                                start.toString(),
                                "end",
                                start.plusSeconds(600).toString(),
                                "note",
                                note)));
    }
}
