package org.leasehold.bench.bookings;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.leasehold.bench.tools.Figures;
import org.leasehold.bench.tools.ProcessorTime;
import org.leasehold.bench.tools.Psql;
import org.leasehold.bench.tools.RunningServer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bookings through REST at 64 concurrent clients over 1,000 resources, in turn with plain inserts by pgbench on the
 * same PostgreSQL. Prints a table; fails when the ledger holds an overlap or PostgreSQL counted a deadlock.
 */
public final class BookingBench {

    private static final int RESOURCES = 1_000;
    private static final int CLIENTS = 64;
    private static final int PEER_CONNECTIONS = 8;

    /**
     * A server that people use has been running for a while; the JVM compiles what is used often meanwhile. The peer
     * inserts for as long, since an insert into an empty table is not what it is into one that holds half a million.
     */
    private static final int WARM_UP_SECONDS = 60;

    private BookingBench() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 6;
        try (RunningServer server = RunningServer.start()) {
            define(server);
            Pgbench peer = new Pgbench(server);
            for (int second = 0; second < WARM_UP_SECONDS; second += seconds) {
                load(server, -second, seconds);
                peer.rate("prepared", PEER_CONNECTIONS, seconds);
            }
            double[] ours = new double[rounds];
            double[] plain = new double[rounds];
            double[] prepared = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                plain[round] = peer.rate("simple", PEER_CONNECTIONS, seconds);
                TimeUnit.SECONDS.sleep(1); // until PostgreSQL has seen the peer's connections off
                ProcessorTime before = ProcessorTime.of(server.pid());
                BookingLoad.Result result = load(server, round + 1, seconds);
                ProcessorTime used = ProcessorTime.of(server.pid()).since(before);
                ours[round] = result.committed() / result.seconds();
                prepared[round] = peer.rate("prepared", PEER_CONNECTIONS, seconds);
                System.err.printf(
                        "round %d: %s, %s each; plain inserts %.0f/s, prepared %.0f/s%n",
                        round + 1, result, used.each(result.committed()), plain[round], prepared[round]);
            }
            System.out.println("| measure | median [spread] |\n|---|---|");
            row("leases booked through REST, 64 clients, per second", new Figures(ours).told(0));
            row("plain inserts, pgbench, 8 connections, per second", new Figures(plain).told(0));
            row("ratio", ratio(ours, plain));
            row("the same inserts prepared once, per second", new Figures(prepared).told(0));
            row("ratio", ratio(ours, prepared));
            check(new Psql(server));
        }
    }

    private static String ratio(double[] ours, double[] peer) {
        return new Figures(IntStream.range(0, ours.length)
                        .mapToDouble(round -> ours[round] / peer[round])
                        .toArray())
                .told(2);
    }

    private static void row(String measure, String figure) {
        System.out.println("| " + measure + " | " + figure + " |");
    }

    private static BookingLoad.Result load(RunningServer server, int round, int seconds) throws Exception {
        Instant horizon = Instant.parse("2027-01-01T00:00:00Z");
        return new BookingLoad(server.port(), server.token(), RESOURCES, horizon, round)
                .run(CLIENTS, Duration.ofSeconds(seconds));
    }

    private static void define(RunningServer server) throws Exception {
        List<Map<String, Object>> resources = new ArrayList<>();
        for (int resource = 0; resource < RESOURCES; resource++) {
            resources.add(Map.of("name", "r" + resource, "type", "node"));
        }
        server.send(
                "PUT",
                "/api/v1/facilities/bench",
                JsonMapper.shared()
                        .writeValueAsString(
                                Map.of("title", "Bench", "timeZone", "Europe/Paris", "resources", resources)));
        server.send("POST", "/api/v1/slices", "{\"name\":\"bench\"}");
    }

    private static void check(Psql database) throws Exception {
        long overlaps = database.number("""
                select count(*) from claim a join claim b
                    on a.resource_id = b.resource_id and a.during && b.during and a.share <> b.share
                """);
        long deadlocks = database.number("select sum(deadlocks)::bigint from pg_stat_database");
        row("overlaps afterwards", Long.toString(overlaps));
        row("deadlocks", Long.toString(deadlocks));
        if (overlaps + deadlocks > 0) {
            throw new IllegalStateException("Overlaps or deadlocks; see above.");
        }
    }
}
