package org.leasehold.bench.accounts;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.leasehold.bench.tools.Figures;
import org.leasehold.bench.tools.Psql;
import org.leasehold.bench.tools.RunningServer;
import tools.jackson.databind.json.JsonMapper;

/**
 * What it costs to know who asks, and what 500 log-ins at once do to bookings; with few accounts and with 100,000 that
 * have ten sessions each. Prints a table.
 */
public final class AccountsBench {

    private static final int SESSIONS_EACH = 10;
    private static final int FEW = 1_000;
    private static final int MANY = 100_000;
    private static final int ASKED = 4_000;
    private static final int LOG_INS = 500;
    private static final int BOOKERS = 4;
    private static final int RESOURCES = 200;
    private static final String HERE = "127.0.0.1";
    private static final String PASSWORD = "correct horse battery staple";

    private final RunningServer server;
    private final Psql database;
    private final int accounts;
    private final Random random = new Random(7);

    private AccountsBench(RunningServer server, int accounts) throws Exception {
        this.server = server;
        this.database = new Psql(server);
        this.accounts = accounts;
        define();
        addAccounts();
    }

    /** Two servers in turn, so that a busy spell of the machine falls on both. */
    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        try (RunningServer small = RunningServer.start();
                RunningServer large = RunningServer.start()) {
            AccountsBench withFew = new AccountsBench(small, FEW);
            AccountsBench withMany = new AccountsBench(large, MANY);
            withFew.round(); // so that the JVM has compiled what it needs
            withMany.round();
            List<Round> few = new ArrayList<>();
            List<Round> many = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                few.add(withFew.round());
                many.add(withMany.round());
            }
            System.out.println("| measure, median [spread] | 1,000 accounts | 100,000 accounts, 10 sessions each |");
            System.out.println("|---|---|---|");
            for (int index = 0; index < Round.NAMES.size(); index++) {
                System.out.println(
                        "| " + Round.NAMES.get(index) + " | " + told(few, index) + " | " + told(many, index) + " |");
            }
        }
    }

    private static String told(List<Round> rounds, int index) {
        return new Figures(rounds.stream()
                        .mapToDouble(round -> round.figures().get(index))
                        .toArray())
                .told(2);
    }

    /** What one round found, in the order of the names. */
    private record Round(List<Double> figures) {
        static final List<String> NAMES = List.of(
                "a request that needs nobody, ms",
                "what knowing a session seen lately adds, ms",
                "what knowing one not seen lately adds, ms (goal 0.2)",
                "a booking, ms",
                "a booking while 500 log in, ms",
                "the same beside normal (goal 2)",
                "log-ins that were taken of 500",
                "until all 500 were answered, s");
    }

    private Round round() throws Exception {
        double nobody = askedBy(() -> "");
        String one = cookie(random.nextInt(accounts * SESSIONS_EACH) + 1);
        double lately = askedBy(() -> one);
        PrimitiveIterator.OfInt others = random.ints(1, accounts * SESSIONS_EACH + 1)
                .distinct()
                .limit(ASKED)
                .iterator();
        double notLately = askedBy(() -> cookie(others.nextInt()));
        double booking = booking(Duration.ofSeconds(3));
        Storm storm = storm();
        return new Round(List.of(
                nobody,
                lately - nobody,
                notLately - nobody,
                booking,
                storm.booking(),
                storm.booking() / booking,
                (double) storm.taken(),
                storm.seconds()));
    }

    /** The headers of a request. */
    @FunctionalInterface
    private interface Headers {
        String next();
    }

    /** The median of requests one after the other, in milliseconds. */
    private double askedBy(Headers headers) throws IOException {
        double[] took = new double[ASKED];
        try (Line line = new Line(HERE, server.port())) {
            for (int asked = 0; asked < ASKED; asked++) {
                String header = headers.next();
                long begun = System.nanoTime();
                expect(200, line.ask("GET", "/api/v1/server", header, ""));
                took[asked] = (System.nanoTime() - begun) / 1e6;
            }
        }
        return new Figures(took).median();
    }

    private record Storm(double booking, long taken, double seconds) {}

    /** Bookings while 500 people log in, each from an address of their own. */
    private Storm storm() throws Exception {
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            long begun = System.nanoTime();
            List<Future<Integer>> logIns = IntStream.range(0, LOG_INS)
                    .mapToObj(_ -> random.nextInt(accounts) + 1)
                    .map(account -> people.submit(() -> logIn(account)))
                    .toList();
            Future<Double> seconds = people.submit(() -> {
                for (Future<Integer> logIn : logIns) {
                    logIn.get();
                }
                return (System.nanoTime() - begun) / 1e9;
            });
            double booking = booking(Duration.ofSeconds(3));
            double took = seconds.get();
            long taken =
                    logIns.stream().filter(logIn -> logIn.resultNow() == 201).count();
            return new Storm(booking, taken, took);
        }
    }

    private int logIn(int account) throws IOException {
        String home = "127." + (account >> 16 & 255) + "." + (account >> 8 & 255) + "." + ((account & 255) | 1);
        try (Line line = new Line(home, server.port())) {
            return line.ask(
                    "POST",
                    "/api/v1/sessions",
                    "X-Leasehold: 1\r\n",
                    "{\"login\":\"person" + account + "\",\"password\":\"" + PASSWORD + "\"}");
        }
    }

    /** The median latency of a few people who book one after the other, in milliseconds. */
    private double booking(Duration duration) throws Exception {
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            long seed = random.nextLong();
            List<Future<double[]>> bookers = IntStream.range(0, BOOKERS)
                    .mapToObj(number -> people.submit(() -> bookings(duration, new Random(seed + number))))
                    .toList();
            List<double[]> all = new ArrayList<>();
            for (Future<double[]> booker : bookers) {
                all.add(booker.get());
            }
            return new Figures(all.stream().flatMapToDouble(Arrays::stream).toArray()).median();
        }
    }

    private double[] bookings(Duration duration, Random chance) throws IOException {
        List<Double> took = new ArrayList<>();
        long end = System.nanoTime() + duration.toNanos();
        try (Line line = new Line(HERE, server.port())) {
            while (System.nanoTime() < end) {
                Instant start = Instant.parse("2027-01-01T00:00:00Z").plusSeconds(600L * chance.nextInt(2_000_000));
                String body = "{\"facility\":\"bench\",\"resources\":[\"r" + chance.nextInt(RESOURCES)
                        + "\"],\"slice\":\"bench\",\"start\":\"" + start + "\",\"end\":\"" + start.plusSeconds(600)
                        + "\"}";
                long begun = System.nanoTime();
                int status =
                        line.ask("POST", "/api/v1/leases", "Authorization: Bearer " + server.token() + "\r\n", body);
                if (status == 201) {
                    took.add((System.nanoTime() - begun) / 1e6);
                }
            }
        }
        return took.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void define() throws Exception {
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
        server.send(
                "POST",
                "/api/v1/accounts",
                "{\"name\":\"template\",\"displayName\":\"Template\",\"password\":\"" + PASSWORD + "\"}");
    }

    /** Accounts with the template's password, and their sessions, whose cookies {@link #cookie} knows. */
    private void addAccounts() throws Exception {
        database.execute("""
                insert into account (name, display_name, password_hash, created_at)
                select 'person' || n, 'Person ' || n, t.password_hash, now()
                  from generate_series(1, %1$d) n, account t where t.name = 'template';
                insert into session (secret_hash, account_id, created_at, expires_at)
                select sha256(convert_to(lpad(((n - 1) * %2$d + s)::text, 43, 'A'), 'LATIN1')), a.id, now(),
                       now() + interval '14 days'
                  from generate_series(1, %1$d) n
                  join account a on a.name = 'person' || n, generate_series(1, %2$d) s;
                """.formatted(accounts, SESSIONS_EACH));
        database.execute("vacuum (analyze)"); // as the database does by itself within minutes
    }

    private static String cookie(int session) {
        String digits = Integer.toString(session);
        return "Cookie: leasehold_session=" + "A".repeat(43 - digits.length()) + digits + "\r\n";
    }

    private static void expect(int wanted, int status) {
        if (status != wanted) {
            throw new IllegalStateException("The server answered " + status + " and not " + wanted + ".");
        }
    }
}
