package org.leasehold.common.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.leasehold.common.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The real PostgreSQL, unpacked, started and looked after by us. It starts while the rest of the server loads, is
 * started again when it dies, and takes the place of one that an earlier, killed server has left running.
 *
 * <p>The caller holds the lock on the data folder: two of these must never share one.
 */
public final class EmbeddedPostgres implements PostgresServer {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofMillis(15);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration WELL_AFTER = Duration.ofMinutes(1);
    private static final int PORTS_TRIED = 3;

    private final Options options;
    private final Progress progress;
    private final CompletableFuture<DatabaseAddress> ready = new CompletableFuture<>();
    private final Thread keeper;
    private volatile boolean closing;

    /**
     * How to run it.
     *
     * @param home the folder of its data
     * @param binaries the folder under which the programs are unpacked
     * @param log the file it writes to
     * @param settings settings of PostgreSQL that differ from ours
     */
    public record Options(Path home, Path binaries, Path log, Map<String, String> settings) {

        /** All in one data folder, as an installation has it. */
        public static Options in(Path data) {
            Path home = data.resolve("postgres");
            return new Options(home, home, data.resolve("log").resolve("postgresql.log"), Map.of());
        }
    }

    private EmbeddedPostgres(Options options, Progress progress) {
        this.options = options;
        this.progress = progress;
        this.keeper = Thread.ofPlatform().name("postgres-keeper").daemon().unstarted(this::keep);
    }

    /** Begins to start it; {@link #awaitReady} tells when it is there. */
    public static EmbeddedPostgres start(Options options, Progress progress) {
        EmbeddedPostgres postgres = new EmbeddedPostgres(options, progress);
        postgres.keeper.start();
        return postgres;
    }

    @Override
    public DatabaseAddress awaitReady() {
        try {
            return ready.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StartFailure failure
                    ? failure
                    : new StartFailure("PostgreSQL does not start in " + options.home() + ": " + e.getCause(), e);
        }
    }

    /** Ends PostgreSQL in good order and waits for its end. */
    @Override
    public void close() {
        closing = true;
        keeper.interrupt();
        boolean interrupted = false;
        while (keeper.isAlive()) {
            try {
                keeper.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The keeper's whole life: start, wait for the end, start again, until we close. */
    private void keep() {
        PostgresCluster cluster;
        Running running;
        try {
            long begun = System.nanoTime();
            cluster = new PostgresCluster(
                    options.home(), options.log(), PostgresBinaries.unpackedIn(options.binaries()), options.settings());
            cluster.leftRunning().ifPresent(cluster::stop);
            running = startOnSomePort(cluster);
            progress.say("PostgreSQL %s ready in %s (%.1f s)"
                    .formatted(PostgresBinaries.VERSION, options.home(), (System.nanoTime() - begun) / 1e9));
            ready.complete(cluster.address(running.port(), "postgres"));
        } catch (IOException | RuntimeException e) {
            ready.completeExceptionally(e);
            return;
        }
        Process process = running.process();
        Duration pause = FIRST_PAUSE;
        while (!closing) {
            long startedAt = System.nanoTime();
            if (endedByItself(process)) {
                boolean wasWell = System.nanoTime() - startedAt > WELL_AFTER.toNanos();
                pause = wasWell ? FIRST_PAUSE : min(pause.multipliedBy(2), LONGEST_PAUSE);
                LOG.warn("PostgreSQL has ended unexpectedly (exit code {}); starting it again", process.exitValue());
                LockSupport.parkNanos(pause.toNanos());
                process = startedAgain(cluster, running.port(), process);
            }
        }
        stop(cluster, process);
    }

    private record Running(Process process, int port) {}

    /** A free port can be taken by somebody else before PostgreSQL binds it: then another one is tried. */
    private Running startOnSomePort(PostgresCluster cluster) throws IOException {
        for (int tried = 1; ; tried++) {
            int port = rememberedOrFreePort(cluster.home().resolve("port"));
            Files.writeString(cluster.home().resolve("port"), port + "\n");
            Process process = cluster.start(port);
            if (becameReady(cluster, process)) {
                return new Running(process, port);
            }
            if (closing) {
                stop(cluster, process);
                throw new StartFailure("PostgreSQL was stopped while it started.");
            }
            if (isFree(port) || tried == PORTS_TRIED) {
                throw new StartFailure("PostgreSQL does not start in " + options.home() + " (exit code "
                        + process.exitValue() + "). Its last words:\n  " + cluster.lastWords());
            }
        }
    }

    private Process startedAgain(PostgresCluster cluster, int port, Process previous) {
        if (closing) {
            return previous;
        }
        try {
            Process process = cluster.start(port);
            if (becameReady(cluster, process)) {
                LOG.warn("PostgreSQL is back");
            }
            return process;
        } catch (IOException | RuntimeException e) {
            LOG.error("PostgreSQL cannot be started again", e);
            return previous;
        }
    }

    private static void stop(PostgresCluster cluster, Process process) {
        // The interruption has said what it had to say; waiting for the end is next.
        Thread.interrupted();
        cluster.stop(process.toHandle());
    }

    private boolean becameReady(PostgresCluster cluster, Process process) {
        while (!closing && process.isAlive()) {
            if (cluster.isReady(process)) {
                return true;
            }
            LockSupport.parkNanos(LOOK_AGAIN_AFTER.toNanos());
        }
        return false;
    }

    private boolean endedByItself(Process process) {
        try {
            process.waitFor();
            return !closing;
        } catch (InterruptedException _) {
            return false;
        }
    }

    private static int rememberedOrFreePort(Path file) throws IOException {
        Integer remembered = remembered(file);
        if (remembered != null && isFree(remembered)) {
            return remembered;
        }
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral(PostgresCluster.HOST))) {
            return socket.getLocalPort();
        }
    }

    private static @Nullable Integer remembered(Path file) throws IOException {
        try {
            return Files.exists(file) ? Integer.valueOf(Files.readString(file).strip()) : null;
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(PostgresCluster.HOST), port));
            return true;
        } catch (IOException | IllegalArgumentException _) {
            return false;
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
