package org.leasehold.testing;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.leasehold.common.database.DatabaseAddress;
import org.leasehold.common.database.EmbeddedPostgres;
import org.leasehold.common.database.Pool;
import org.leasehold.common.database.Schema;
import org.springframework.util.FileSystemUtils;

/**
 * The one PostgreSQL of this JVM's tests, the embedded one, in {@code target/}. It forgets what a crash of the machine
 * would cut off, for speed; tests of durability start their own. Ends with the JVM.
 */
public final class TestPostgres {

    static final String TEMPLATE = "leasehold_template";

    /** Where test clusters unpack PostgreSQL; kept from run to run. */
    public static final Path BINARIES = Path.of("target", "test-postgres").toAbsolutePath();

    private static final Map<String, String> FAST = Map.of(
            "fsync", "off",
            "synchronous_commit", "off",
            "full_page_writes", "off",
            "shared_buffers", "64MB",
            "max_connections", "200");

    private final EmbeddedPostgres postgres;
    private final DatabaseAddress administration;

    private TestPostgres(Path home) {
        Path log = home.resolve("postgresql.log");
        postgres = EmbeddedPostgres.start(new EmbeddedPostgres.Options(home, BINARIES, log, FAST), _ -> {});
        administration = postgres.awaitReady();
        administer("create database " + TEMPLATE);
        try (var pool = Pool.open(address(TEMPLATE), 2)) {
            Schema.migrate(pool);
        }
    }

    /** The shared one, started by whoever asks first. */
    public static TestPostgres shared() {
        return Shared.INSTANCE;
    }

    /** Lets a server that is to be started in a folder find PostgreSQL's programs there, without unpacking them. */
    public static void linkBinaries(Path home) {
        shared();
        try (Stream<Path> files = Files.list(BINARIES)) {
            Files.createDirectories(home);
            for (Path version : files.filter(
                            file -> !file.getFileName().toString().startsWith("cluster-"))
                    .toList()) {
                Files.createSymbolicLink(home.resolve(version.getFileName()), version);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of a database on it. */
    public DatabaseAddress address(String database) {
        String url = administration.jdbcUrl();
        return new DatabaseAddress(
                url.substring(0, url.lastIndexOf('/') + 1) + database,
                administration.user(),
                administration.password());
    }

    void administer(String sql) {
        try (Connection connection = administration.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static final class Shared {

        static final TestPostgres INSTANCE = start();

        private static TestPostgres start() {
            sweep();
            Path home = BINARIES.resolve("cluster-" + ProcessHandle.current().pid());
            TestPostgres started = new TestPostgres(home);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                started.postgres.close();
                delete(home);
            }));
            return started;
        }

        /** Ends and removes what test JVMs that were killed have left behind; one test JVM at a time. */
        private static void sweep() {
            try {
                Files.createDirectories(BINARIES);
                try (FileChannel file = FileChannel.open(BINARIES.resolve("sweep.lock"), CREATE, WRITE);
                        FileLock _ = file.lock()) {
                    sweepAlone();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void sweepAlone() {
            for (Path home : clusters()) {
                long pid = Long.parseLong(home.getFileName().toString().substring("cluster-".length()));
                if (ProcessHandle.of(pid).isEmpty()) {
                    PostgresProcess.of(home).ifPresent(process -> {
                        process.destroyForcibly();
                        process.onExit().join();
                    });
                    delete(home);
                }
            }
        }

        private static List<Path> clusters() {
            try (Stream<Path> files = Files.list(BINARIES)) {
                return files.filter(file -> file.getFileName().toString().startsWith("cluster-"))
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void delete(Path home) {
            try {
                FileSystemUtils.deleteRecursively(home);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
