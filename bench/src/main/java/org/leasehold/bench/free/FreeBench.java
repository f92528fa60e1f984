package org.leasehold.bench.free;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.leasehold.bench.tools.Figures;
import org.leasehold.calendar.Availability;
import org.leasehold.calendar.Calendar;
import org.leasehold.common.Span;
import org.leasehold.inventory.Catalogue;
import org.leasehold.inventory.Facility;
import org.leasehold.inventory.Policy;
import org.leasehold.inventory.Resource;

/**
 * "Which of 1,000 resources are free from a to b?" and "how many are free on each day of a month?" with 1,000,000
 * leases: one every 8 hours on each resource, 1 to 5.75 hours long, over 334 days. Asked of the production classes in
 * memory and, in turn, of SQL on the same leases.
 */
public final class FreeBench {

    private static final int RESOURCES = 1_000;
    private static final int LEASES_EACH = 1_000;
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration EVERY = Duration.ofHours(8);
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final int QUESTIONS = 2_000;
    private static final int ROUNDS = 5;

    private FreeBench() {}

    public static void main(String[] arguments) throws Exception {
        Catalogue catalogue = catalogue();
        Calendar calendar = new Calendar(() -> catalogue);
        fill(calendar);
        Availability availability = new Availability(calendar);
        List<Integer> all = IntStream.rangeClosed(1, RESOURCES).boxed().toList();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.err.printf("heap in use %d MB%n", (runtime.totalMemory() - runtime.freeMemory()) >> 20);
        try (SqlPeer sql = SqlPeer.loaded(RESOURCES, LEASES_EACH, BEGINNING, EVERY)) {
            System.out.println("| question | memory, p50 ms | SQL, p50 ms |\n|---|---|---|");
            for (Map.Entry<String, Duration> span : spans().entrySet()) {
                double[] memory = new double[ROUNDS];
                double[] database = new double[ROUNDS];
                for (int round = 0; round < ROUNDS; round++) {
                    Random random = new Random(round);
                    memory[round] = p50(QUESTIONS, _ -> availability.free(all, window(random, span.getValue())));
                    database[round] = p50(QUESTIONS / 100, _ -> sql.free(window(random, span.getValue())));
                }
                System.out.printf(
                        "| free, %s | %s | %s |%n",
                        span.getKey(), new Figures(memory).told(4), new Figures(database).told(2));
            }
            month(availability, all, sql);
        }
    }

    private static void month(Availability availability, List<Integer> all, SqlPeer sql) {
        double[] memory = new double[ROUNDS];
        double[] database = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(round);
            memory[round] = p50(QUESTIONS / 10, _ -> {
                LocalDate from = LocalDate.of(2026, 1 + random.nextInt(10), 1);
                availability.days(all, from, from.plusMonths(1), PARIS);
            });
            database[round] = p50(5, _ -> sql.month(LocalDate.of(2026, 1 + random.nextInt(10), 1), PARIS));
        }
        System.out.printf(
                "| a month per day | %s | %s |%n", new Figures(memory).told(3), new Figures(database).told(1));
    }

    private static Map<String, Duration> spans() {
        Map<String, Duration> spans = new LinkedHashMap<>();
        spans.put("1 hour", Duration.ofHours(1));
        spans.put("1 day", Duration.ofDays(1));
        spans.put("7 days", Duration.ofDays(7));
        spans.put("a quarter", Duration.ofDays(91));
        return spans;
    }

    private static Span window(Random random, Duration length) {
        return Span.of(BEGINNING.plus(Duration.ofMinutes(random.nextInt(240 * 24 * 60))), length);
    }

    /** Milliseconds at the median. */
    private static double p50(int questions, IntConsumer question) {
        double[] times = new double[questions];
        for (int index = 0; index < questions; index++) {
            long begun = System.nanoTime();
            question.accept(index);
            times[index] = (System.nanoTime() - begun) / 1e6;
        }
        return new Figures(times).median();
    }

    private static void fill(Calendar calendar) {
        long id = 1;
        for (int resource = 1; resource <= RESOURCES; resource++) {
            for (int lease = 0; lease < LEASES_EACH; lease++) {
                Duration length = Duration.ofMinutes(60 + 15L * ((resource * 7 + lease * 3) % 20));
                calendar.hold(
                        id++,
                        List.of(resource),
                        Span.of(BEGINNING.plus(EVERY.multipliedBy(lease)).plusSeconds(60L * (resource % 120)), length));
            }
        }
    }

    private static Catalogue catalogue() {
        Facility facility = new Facility(1, "bench", "Bench", PARIS, Policy.DEFAULT, null, null, 1);
        List<Resource> resources = new ArrayList<>();
        for (int id = 1; id <= RESOURCES; id++) {
            resources.add(new Resource(id, 1, "r" + id, "node", "r" + id, null, null, Map.of(), true));
        }
        return new Catalogue(List.of(facility), resources);
    }
}
