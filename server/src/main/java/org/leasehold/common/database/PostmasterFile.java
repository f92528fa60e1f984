package org.leasehold.common.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a running PostgreSQL writes into its folder about itself.
 *
 * @param processId of the PostgreSQL that wrote it, which may be long gone
 * @param ready whether it takes connections
 */
record PostmasterFile(long processId, boolean ready) {

    private static final int PROCESS_LINE = 0;
    private static final int STATE_LINE = 7;

    /** What the file says; nothing when there is none or it is still being written. */
    static Optional<PostmasterFile> read(Path cluster) {
        try {
            List<String> lines = Files.readAllLines(path(cluster));
            boolean ready =
                    lines.size() > STATE_LINE && lines.get(STATE_LINE).strip().equals("ready");
            return Optional.of(
                    new PostmasterFile(Long.parseLong(lines.get(PROCESS_LINE).strip()), ready));
        } catch (IOException | RuntimeException _) {
            return Optional.empty();
        }
    }

    /** The process, if it lives and is indeed a PostgreSQL over that folder: process ids are used again. */
    Optional<ProcessHandle> process(Path cluster) {
        return ProcessHandle.of(processId).filter(ProcessHandle::isAlive).filter(process -> serves(process, cluster));
    }

    private static boolean serves(ProcessHandle process, Path cluster) {
        try {
            List<String> arguments = List.of(Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
                    .split("\0"));
            return arguments.getFirst().endsWith("postgres") && arguments.contains(cluster.toString());
        } catch (NoSuchFileException _) {
            return false;
        } catch (IOException e) {
            throw new StartFailure(
                    "The process " + process.pid() + " may be the PostgreSQL of " + cluster
                            + ", but it cannot be looked at: " + e.getMessage(),
                    e);
        }
    }

    static Path path(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }
}
