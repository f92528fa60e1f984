package org.leasehold.bench.bookings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.leasehold.bench.tools.RunningServer;

/**
 * The peer: pgbench with one plain insert per transaction into a table that has the ledger's exclusion constraint, on
 * the server's own PostgreSQL, durable.
 */
final class Pgbench {

    private static final String TABLE = """
            create table if not exists bench_claim (
                lease_id    bigint    not null,
                resource_id integer   not null,
                share       bigint    not null,
                during      tstzrange not null,
                exclude using gist (resource_id with =, during with &&, share with <>))
            """;

    /** So many minutes that two inserts hardly ever meet: a plain insert has no way to deal with a conflict. */
    private static final String SCRIPT = """
            \\set resource random(1, 1000)
            \\set minute random(1, 40000000)
            insert into bench_claim (lease_id, resource_id, share, during)
            values (:minute, :resource, :minute,
                    tstzrange('2027-01-01'::timestamptz + :minute * interval '1 minute',
                              '2027-01-01'::timestamptz + (:minute + 1) * interval '1 minute'));
            """;

    private final RunningServer server;
    private final Path script;

    Pgbench(RunningServer server) throws IOException, InterruptedException {
        this.server = server;
        this.script = Files.createTempFile("plain-insert", ".sql");
        Files.writeString(script, SCRIPT);
        run("psql", "-q", "-c", TABLE);
    }

    /** Transactions per second. */
    double rate(int connections, int seconds) throws IOException, InterruptedException {
        String output = run(
                "pgbench",
                "-n",
                "-M",
                "prepared",
                "-c",
                Integer.toString(connections),
                "-j",
                "1",
                "-T",
                Integer.toString(seconds),
                "-f",
                script.toString());
        return output.lines()
                .filter(line -> line.startsWith("tps = "))
                .map(line -> Double.parseDouble(line.split(" ")[2]))
                .findFirst()
                .orElseThrow(() -> new IOException(output));
    }

    /** One number from the database. */
    long number(String sql) throws IOException, InterruptedException {
        return Long.parseLong(run("psql", "-qAt", "-c", sql).strip());
    }

    private String run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(command)).redirectErrorStream(true);
        builder.environment().put("PGHOST", "127.0.0.1");
        builder.environment().put("PGPORT", server.postgres("port"));
        builder.environment().put("PGUSER", "leasehold");
        builder.environment().put("PGDATABASE", "postgres");
        builder.environment().put("PGPASSWORD", server.postgres("password"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
        return output;
    }
}
