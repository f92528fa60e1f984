package org.leasehold.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the PostgreSQL that serves a folder, for tests that kill it and for those that sweep up. */
public final class PostgresProcess {

    private PostgresProcess() {}

    /** The process, if one lives that serves the data in {@code home/cluster}. */
    public static Optional<ProcessHandle> of(Path home) {
        Path cluster = home.toAbsolutePath().resolve("cluster");
        try {
            long id = Long.parseLong(
                    Files.readAllLines(cluster.resolve("postmaster.pid")).getFirst());
            String command = Files.readString(Path.of("/proc", Long.toString(id), "cmdline"));
            return command.contains(cluster.toString()) ? ProcessHandle.of(id) : Optional.empty();
        } catch (IOException | RuntimeException _) {
            return Optional.empty();
        }
    }
}
