package org.leasehold.bench.bookings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.leasehold.bench.tools.Psql;
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

    private final Psql database;
    private final Path script;

    Pgbench(RunningServer server) throws IOException, InterruptedException {
        this.database = new Psql(server);
        this.script = Files.createTempFile("plain-insert", ".sql");
        Files.writeString(script, SCRIPT);
        database.run("psql", "-q", "-c", TABLE);
    }

    /**
     * Transactions per second.
     *
     * @param protocol {@code simple}, as pgbench does by itself, or {@code prepared}
     */
    double rate(String protocol, int connections, int seconds) throws IOException, InterruptedException {
        String output = database.run(
                "pgbench",
                "-n",
                "-M",
                protocol,
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
}
