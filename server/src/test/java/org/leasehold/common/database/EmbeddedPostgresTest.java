package org.leasehold.common.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leasehold.testing.JavaProcess;
import org.leasehold.testing.PostgresProcess;
import org.leasehold.testing.TestPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A PostgreSQL of its own, with the settings of an installation: durable. */
@Tag("slow")
class EmbeddedPostgresTest {

    @TempDir
    Path home;

    @Test
    void itIsTheVersionWeSayAndDurableAndKeepsWhatItHeld() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            JdbcClient jdbc = connect(postgres);
            assertThat(jdbc.sql("show server_version").query(String.class).single())
                    .isEqualTo(PostgresBinaries.VERSION);
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
                assertThat(jdbc.sql("show " + setting).query(String.class).single())
                        .as(setting)
                        .isEqualTo("on");
            }
            jdbc.sql("create table kept (n int)").update();
            jdbc.sql("insert into kept values (7)").update();
        }
        assertThat(PostgresProcess.of(home)).isEmpty();

        try (EmbeddedPostgres postgres = start()) {
            assertThat(connect(postgres)
                            .sql("select n from kept")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(7);
        }
    }

    @Test
    void onlyItsOwnerReadsThePasswordAndNobodyComesInWithoutIt() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            DatabaseAddress address = postgres.awaitReady();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("password"))))
                    .isEqualTo("rw-------");

            DatabaseAddress guessed = new DatabaseAddress(address.jdbcUrl(), address.user(), "guess");
            assertThatThrownBy(() -> new ExternalPostgres(guessed).awaitReady())
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void killedItComesBackByItselfWithAllThatWasAcknowledged() throws Exception {
        try (EmbeddedPostgres postgres = start();
                var pool = Pool.open(postgres.awaitReady(), 4)) {
            JdbcClient jdbc = JdbcClient.create(pool);
            jdbc.sql("create table kept (n int)").update();
            CountDownLatch someAcknowledged = new CountDownLatch(200);
            AcknowledgedWrites writer = new AcknowledgedWrites(jdbc, someAcknowledged);
            Thread writing = Thread.ofPlatform().start(writer);
            someAcknowledged.await();

            PostgresProcess.of(home).orElseThrow().destroyForcibly();
            writing.join();

            assertThat(writer.failures()).isPositive();
            assertThat(jdbc.sql("select n from kept order by n")
                            .query(Integer.class)
                            .list())
                    .containsAll(writer.acknowledged());
        }
    }

    @Test
    void theOneThatAKilledServerLeftRunningIsReplaced() throws Exception {
        try (JavaProcess killed = JavaProcess.start(PostgresHolder.class, home.toString())) {
            killed.awaitLine("written"::equals);
            killed.kill();
        }
        ProcessHandle orphan = PostgresProcess.of(home).orElseThrow();

        try (EmbeddedPostgres next = start()) {
            assertThat(connect(next)
                            .sql("select n from kept")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(7);
            assertThat(orphan.isAlive()).isFalse();
        }
    }

    @Test
    void aStaleProcessNumberThatSomebodyElseHasNowIsNoObstacle() throws Exception {
        makeAndClose();
        Files.writeString(
                home.resolve("cluster").resolve("postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + home.resolve("cluster") + "\n1\n1\n\n127.0.0.1\n0 0\nready\n");

        try (EmbeddedPostgres postgres = start()) {
            assertThat(connect(postgres).sql("select 1").query(Integer.class).single())
                    .isEqualTo(1);
        }
    }

    @Test
    void brokenSettingsEndTheStartWithPostgresOwnWords() {
        EmbeddedPostgres postgres = start(Map.of("shared_buffers", "lots"));

        assertThatThrownBy(postgres::awaitReady)
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(home.toString())
                .hasMessageContaining("shared_buffers");
        postgres.close();
    }

    @Test
    void dataOfAnotherMajorVersionIsRefused() throws Exception {
        makeAndClose();
        Files.writeString(home.resolve("cluster").resolve("PG_VERSION"), "17\n");

        try (EmbeddedPostgres postgres = start()) {
            assertThatThrownBy(postgres::awaitReady)
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("PostgreSQL 17");
        }
    }

    private void makeAndClose() {
        try (EmbeddedPostgres postgres = start()) {
            postgres.awaitReady();
        }
    }

    private EmbeddedPostgres start() {
        return start(Map.of());
    }

    private EmbeddedPostgres start(Map<String, String> settings) {
        return EmbeddedPostgres.start(
                new EmbeddedPostgres.Options(home, TestPostgres.BINARIES, home.resolve("postgresql.log"), settings),
                _ -> {});
    }

    private static JdbcClient connect(EmbeddedPostgres postgres) throws SQLException {
        return JdbcClient.create(
                new SingleConnectionDataSource(postgres.awaitReady().connect(), true));
    }
}
