package org.leasehold.bench.r2lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.leasehold.bench.tools.Browsers;
import org.leasehold.bench.tools.Figures;
import org.leasehold.bench.tools.RunningServer;

/**
 * The bus of today as R2lab's own sidecar was measured: 300 clients that each ask once for the state of 37 nodes; one
 * change, until the last of them has it; a lease booked through REST, until somebody who listens has it. Beside it the
 * same bytes from a bare loop.
 */
public final class R2labBench {

    private static final int CLIENTS = 300;
    private static final int NODES = 37;
    private static final int CHANGES = 100;
    private static final int LEASES = 30;
    private static final int USUAL_ROUNDS = 5;
    private static final String NODES_FRAME = "{\"category\": \"nodes\", \"action\": \"";

    private final RunningServer server;
    private final List<Double> asked = new ArrayList<>();
    private final List<Double> askedFloor = new ArrayList<>();
    private final List<Double> changed = new ArrayList<>();
    private final List<Double> changedFloor = new ArrayList<>();
    private final List<Double> booked = new ArrayList<>();
    private double megabytes;
    private int leases;

    private R2labBench(RunningServer server) {
        this.server = server;
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : USUAL_ROUNDS;
        List<String> settings = List.of(
                "r2lab.facility = r2lab",
                "r2lab.resource = chamber",
                "r2lab.bus = /r2lab/bus",
                "r2lab.publishers = 127.0.0.1");
        try (RunningServer server = RunningServer.startWith(settings)) {
            R2labBench bench = new R2labBench(server);
            bench.putUp();
            bench.round();
            bench.forget();
            for (int round = 0; round < rounds; round++) {
                bench.round();
            }
            bench.tell(rounds);
        }
    }

    private void putUp() throws Exception {
        StringBuilder nodes = new StringBuilder("{\"name\":\"chamber\",\"type\":\"chamber\"}");
        for (int node = 1; node <= NODES; node++) {
            nodes.append(",{\"name\":\"fit%02d\",\"type\":\"node\",\"parent\":\"chamber\"}".formatted(node));
        }
        server.send(
                "PUT",
                "/api/v1/facilities/r2lab",
                "{\"title\":\"R2lab\",\"timeZone\":\"Europe/Paris\",\"resources\":[" + nodes + "]}");
        server.send("POST", "/api/v1/slices", "{\"name\":\"bench\"}");
        StringBuilder records = new StringBuilder();
        for (int node = 1; node <= NODES; node++) {
            records.append(node == 1 ? "" : ",").append("""
                    {"resource":"fit%02d","attributes":{"available":"ok","cmc_on_off":"on","control_ping":"on",\
                    "control_ssh":"on","os_release":"ubuntu-22.04 (jammy)","image_radical":"u22.04-gnuradio-3.10",\
                    "uname":"5.15.0-122-lowlatency x86_64","gnuradio_release":"3.10.1.1","usrp_type":"b210",\
                    "usrp_on_off":"off","wlan_0_rx_rate":%d,"wlan_0_tx_rate":%d,"docker_version":"27.3.1"}}\
                    """.formatted(node, node * 1_000, node * 2_000));
        }
        server.send("POST", "/api/v1/facilities/r2lab/status", "[" + records + "]");
    }

    private void forget() {
        List.of(asked, askedFloor, changed, changedFloor, booked).forEach(List::clear);
    }

    private void round() throws Exception {
        try (Browsers clients = new Browsers(server.port(), "/r2lab/bus", CLIENTS);
                Browsers monitor = new Browsers(server.port(), "/r2lab/bus", 1)) {
            ask(clients);
            for (int change = 0; change < CHANGES; change++) {
                changed.add(change(clients, monitor, "c" + System.nanoTime()));
            }
            for (int lease = 0; lease < LEASES; lease++) {
                booked.add(book(monitor));
            }
        }
        floor();
    }

    private void ask(Browsers clients) throws IOException {
        long before = clients.bytesRead();
        long begun = System.nanoTime();
        clients.sayAll(NODES_FRAME + "request\", \"message\": \"asked once\"}");
        asked.add((clients.awaitAll("asked once") - begun) / 1e6);
        megabytes = (clients.bytesRead() - before) / 1e6;
    }

    private static double change(Browsers clients, Browsers monitor, String mark) throws IOException {
        long begun = System.nanoTime();
        monitor.sayAll(NODES_FRAME + "info\", \"message\": [{\"id\": 7, \"mark\": \"" + mark + "\"}]}");
        return (clients.awaitAll(mark) - begun) / 1e6;
    }

    private double book(Browsers monitor) throws Exception {
        Instant start = Instant.parse("2027-01-01T00:00:00Z").plusSeconds(600L * leases++);
        String body =
                "{\"facility\":\"r2lab\",\"resources\":[\"chamber\"],\"slice\":\"bench\",\"start\":\"%s\",\"end\":\"%s\"}"
                        .formatted(start, start.plusSeconds(600));
        long begun = System.nanoTime();
        server.send("POST", "/api/v1/leases", body);
        return (monitor.awaitAll("\"t_from\": \"" + start + "\"") - begun) / 1e6;
    }

    /** As many bytes to as many clients. */
    private void floor() throws Exception {
        byte[] state = bytes((int) (megabytes * 1e6 / CLIENTS));
        byte[] change = bytes(500);
        try (BareLoop loop = new BareLoop()) {
            Thread accepting = Thread.ofPlatform().start(() -> accept(loop));
            try (Browsers clients = new Browsers(loop.port(), "/", CLIENTS)) {
                accepting.join();
                askedFloor.add(write(loop, clients, state));
                for (int again = 0; again < CHANGES; again++) {
                    changedFloor.add(write(loop, clients, change));
                }
            }
        }
    }

    private static double write(BareLoop loop, Browsers clients, byte[] bytes) throws Exception {
        long begun = System.nanoTime();
        Thread writing = Thread.ofPlatform().start(() -> writeAll(loop, bytes));
        double milliseconds = (clients.awaitAll("#end#") - begun) / 1e6;
        writing.join();
        return milliseconds;
    }

    private static byte[] bytes(int length) {
        return ("x".repeat(length - 5) + "#end#").getBytes(StandardCharsets.US_ASCII);
    }

    private static void accept(BareLoop loop) {
        try {
            loop.accept(CLIENTS);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void writeAll(BareLoop loop, byte[] bytes) {
        try {
            loop.writeAll(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void tell(int rounds) {
        System.out.printf(
                Locale.ROOT,
                "%d rounds, %d clients, %d nodes, %.1f MB asked for%n%n| ms | median [least-most] | a bare loop |%n|---|---|---|%n",
                rounds,
                CLIENTS,
                NODES,
                megabytes);
        System.out.println("| all have asked and are answered | " + told(asked) + " | " + told(askedFloor) + " |");
        System.out.println("| a change, to the last of them | " + told(changed) + " | " + told(changedFloor) + " |");
        System.out.println("| a booking through REST, to a listener | " + told(booked) + " | |");
    }

    private static String told(List<Double> values) {
        return new Figures(values.stream().mapToDouble(Double::doubleValue).toArray()).told(1);
    }
}
