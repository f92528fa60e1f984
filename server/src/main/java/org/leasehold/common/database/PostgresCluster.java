package org.leasehold.common.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.leasehold.common.database.Unprivileged.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * One folder of PostgreSQL data and the program that serves it: made once, started, looked at, stopped.
 *
 * <p>Only this machine reaches it, on the loopback address, and only with a random password that lies beside the data
 * and can be read by its owner alone.
 */
final class PostgresCluster {

    static final String USER = "leasehold";
    static final String HOST = "127.0.0.1";

    private static final Logger LOG = LoggerFactory.getLogger(PostgresCluster.class);
    private static final long STOP_PATIENCE_SECONDS = 30;
    private static final long LOG_LIMIT_BYTES = 10_000_000;

    /** A lease acknowledged is a lease kept: everything that makes a commit durable is said here, in so many words. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("listen_addresses", HOST),
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "64"),
            Map.entry("shared_buffers", "192MB"),
            Map.entry("work_mem", "16MB"),
            Map.entry("max_wal_size", "2GB"),
            Map.entry("jit", "off"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("log_line_prefix", "%m [%p] "),
            // Statements hold names and notes of people.
            Map.entry("log_min_error_statement", "panic"),
            Map.entry("idle_in_transaction_session_timeout", "60s"));

    private final Path home;
    private final Path cluster;
    private final Path log;
    private final PostgresBinaries binaries;
    private final Unprivileged unprivileged;
    private final Map<String, String> extraSettings;
    private final String password;

    /**
     * Opens the cluster in a folder, which is made when it is not there yet.
     *
     * @param home the folder of the data, the password and (here or elsewhere) the binaries
     * @param log the file that PostgreSQL writes to
     * @param extraSettings settings of PostgreSQL that come before ours
     */
    PostgresCluster(Path home, Path log, PostgresBinaries binaries, Map<String, String> extraSettings)
            throws IOException {
        this.home = home.toAbsolutePath().normalize();
        this.cluster = this.home.resolve("cluster");
        this.log = log;
        this.binaries = binaries;
        this.extraSettings = extraSettings;
        this.unprivileged = Unprivileged.find(binaries);
        Files.createDirectories(this.home);
        this.password = readOrMakePassword();
        unprivileged.handOver(this.home);
        if (!Files.exists(cluster)) {
            create();
        }
        checkVersion();
    }

    /** The address of a database of this cluster. */
    DatabaseAddress address(int port, String database) {
        return new DatabaseAddress("jdbc:postgresql://" + HOST + ":" + port + "/" + database, USER, password);
    }

    /** Starts the program; it is not ready yet. */
    Process start(int port) throws IOException {
        removeForeignPostmasterFile();
        Files.createDirectories(log.toAbsolutePath().resolveSibling(""));
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        List<String> arguments = new ArrayList<>(List.of("-D", cluster.toString(), "-p", Integer.toString(port)));
        SETTINGS.forEach((name, value) -> {
            if (!extraSettings.containsKey(name)) {
                arguments.addAll(List.of("-c", name + "=" + value));
            }
        });
        extraSettings.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        ProcessBuilder builder = new ProcessBuilder(
                        unprivileged.commandInOwnSession(binaries.program("postgres"), arguments))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Unprivileged.cleanEnvironment(builder.environment());
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    /** Whether this process is the one that serves the folder and takes connections. */
    boolean isReady(Process process) {
        return PostmasterFile.read(cluster)
                .filter(file -> file.processId() == process.pid() && file.ready())
                .isPresent();
    }

    /** A PostgreSQL that still serves this folder, though the server that had started it is gone. */
    Optional<ProcessHandle> leftRunning() {
        return PostmasterFile.read(cluster).flatMap(file -> file.process(cluster));
    }

    /** Ends the program in good order: no new connections, the open ones cut, everything written. */
    void stop(ProcessHandle process) {
        for (String signal : List.of("INT", "QUIT")) {
            signal(process, signal);
            if (ended(process)) {
                return;
            }
            LOG.warn(
                    "PostgreSQL (process {}) has not ended {} s after the signal {}",
                    process.pid(),
                    STOP_PATIENCE_SECONDS,
                    signal);
        }
        process.destroyForcibly();
    }

    /** The last lines that PostgreSQL wrote, for the message about why it does not start. */
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n  ", lines.subList(Math.max(0, lines.size() - 6), lines.size()));
        } catch (IOException _) {
            return "(nothing in " + log + ")";
        }
    }

    Path home() {
        return home;
    }

    private void signal(ProcessHandle process, String signal) {
        try {
            Outcome outcome = Outcome.of(unprivileged.command(
                    binaries.program("pg_ctl"), List.of("kill", signal, Long.toString(process.pid()))));
            if (outcome.exitCode() != 0) {
                LOG.warn(
                        "PostgreSQL (process {}) does not take the signal {}: {}",
                        process.pid(),
                        signal,
                        outcome.output());
            }
        } catch (IOException e) {
            LOG.warn("The signal {} cannot be sent to PostgreSQL (process {})", signal, process.pid(), e);
        }
    }

    private static boolean ended(ProcessHandle process) {
        try {
            process.onExit().get(STOP_PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("The end of PostgreSQL cannot be awaited", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    /**
     * PostgreSQL refuses to start while the process id in its file lives, whoever has that number by now. We hold the
     * lock on the folder and know that it is somebody else.
     */
    private void removeForeignPostmasterFile() throws IOException {
        Optional<PostmasterFile> file = PostmasterFile.read(cluster);
        boolean foreign = file.isPresent()
                && ProcessHandle.of(file.get().processId()).isPresent()
                && file.get().process(cluster).isEmpty();
        if (foreign) {
            Files.delete(PostmasterFile.path(cluster));
        }
    }

    private String readOrMakePassword() throws IOException {
        Path file = home.resolve("password");
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String made = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Path half = home.resolve("password.new");
        Files.deleteIfExists(half);
        Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(half, made + "\n");
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        return made;
    }

    private void create() throws IOException {
        Path half = home.resolve("cluster.new");
        FileSystemUtils.deleteRecursively(half);
        Outcome outcome = Outcome.of(unprivileged.command(
                binaries.program("initdb"),
                List.of(
                        "--pgdata=" + half,
                        "--username=" + USER,
                        "--pwfile=" + home.resolve("password"),
                        "--auth-host=scram-sha-256",
                        "--auth-local=reject",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--data-checksums",
                        "--no-instructions")));
        if (outcome.exitCode() != 0) {
            throw new StartFailure("PostgreSQL cannot make its data in " + home + ":\n  "
                    + outcome.output().replace("\n", "\n  "));
        }
        Files.move(half, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    private void checkVersion() {
        String ours = PostgresBinaries.VERSION.substring(0, PostgresBinaries.VERSION.indexOf('.'));
        try {
            String theirs = Files.readString(cluster.resolve("PG_VERSION")).strip();
            if (!theirs.equals(ours)) {
                throw new StartFailure("The data in " + cluster + " was written by PostgreSQL " + theirs
                        + "; this Leasehold carries PostgreSQL " + ours
                        + ". Move it over with pg_dump and pg_restore.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + cluster + " cannot be read", e);
        }
    }
}
