package org.leasehold.bench.tools;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** PostgreSQL's own programs, at the database of a server. */
public final class Psql {

    private final RunningServer server;

    public Psql(RunningServer server) {
        this.server = server;
    }

    /** Does all of it, each statement for itself. */
    public void execute(String sql) throws IOException, InterruptedException {
        run("psql", "-q", "-v", "ON_ERROR_STOP=1", "-c", sql);
    }

    /** One number from the database. */
    public long number(String sql) throws IOException, InterruptedException {
        return Long.parseLong(run("psql", "-qAt", "-c", sql).strip());
    }

    /** Runs psql, pgbench and the like; what they print. */
    public String run(String... command) throws IOException, InterruptedException {
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
