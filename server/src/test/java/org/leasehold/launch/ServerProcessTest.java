package org.leasehold.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leasehold.Leasehold;
import org.leasehold.testing.JavaProcess;
import org.leasehold.testing.PostgresProcess;
import org.leasehold.testing.TestDatabase;
import org.leasehold.testing.TestPostgres;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as people start and stop it: a process of its own, on a data folder. */
@Tag("slow")
class ServerProcessTest {

    @TempDir
    Path parent;

    @Test
    void theFirstRunMakesAnAdministratorAndTheSecondGoesOn() throws IOException {
        Path data = dataWithBinaries();
        try (JavaProcess first = serve(data)) {
            first.awaitLine(line -> line.startsWith("Ready: http://127.0.0.1:"));
            String shown = first.awaitLine(line -> line.contains("password"));
            Path file = data.resolve("first-admin.json");
            JsonNode written = JsonMapper.shared().readTree(file);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(written.get("name").asString()).isEqualTo("admin");
            assertThat(shown).contains(written.get("password").asString());

            first.terminate();
            assertThat(first.awaitAllOutput()).endsWith("Stopping\nStopped");
            assertThat(first.awaitEnd()).isZero();
        }
        assertThat(PostgresProcess.of(data.resolve("postgres"))).isEmpty();

        try (JavaProcess second = serve(data)) {
            second.awaitLine(line -> line.startsWith("Ready: "));
            second.terminate();
            assertThat(second.awaitAllOutput()).doesNotContain("first run", "WARN", "ERROR");
        }
    }

    @Test
    void aSecondServerOnTheSameFolderIsRefusedAlsoWhileTheFirstStarts() {
        Path data = dataWithBinaries();
        try (JavaProcess first = serve(data);
                JavaProcess second = serveAfter(first, data)) {
            assertThat(second.awaitAllOutput())
                    .isEqualTo("Another server (process " + first.pid() + ") runs on the data folder " + data
                            + ". Stop it, or choose another folder with --data.");
            assertThat(second.awaitEnd()).isEqualTo(1);

            first.awaitLine(line -> line.startsWith("Ready: "));
            first.terminate();
            first.awaitEnd();
        }
    }

    @Test
    void aKilledServerIsFollowedByOneThatTakesOverItsPostgres() {
        Path data = dataWithBinaries();
        try (JavaProcess killed = serve(data)) {
            killed.awaitLine(line -> line.startsWith("Ready: "));
            killed.kill();
        }
        ProcessHandle orphan = PostgresProcess.of(data.resolve("postgres")).orElseThrow();

        try (JavaProcess next = serve(data)) {
            next.awaitLine(line -> line.startsWith("Ready: "));
            assertThat(orphan.isAlive()).isFalse();
            next.terminate();
            assertThat(next.awaitEnd()).isZero();
        }
    }

    @Test
    void theDemoKeepsItsAccountsFromStartToStart() throws IOException {
        Path data = dataWithBinaries();
        JsonNode before = demo(data);
        JsonNode after = demo(data);

        assertThat(after.get("accounts")).isEqualTo(before.get("accounts"));
        assertThat(after.get("tokens").propertyNames()).contains("admin", "ada", "monitor");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("demo.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void anExternalDatabaseServesAsWell() {
        TestDatabase database = new TestDatabase().open();
        String url = database.address()
                .jdbcUrl()
                .replace(
                        "jdbc:postgresql://",
                        "postgresql://" + database.address().user() + ":"
                                + database.address().password() + "@");
        Path data = parent.resolve("data");
        try (JavaProcess server = start(data, "serve", "--database-url", url)) {
            server.awaitLine(line -> line.startsWith("Ready: "));
            server.terminate();
            assertThat(server.awaitAllOutput())
                    .doesNotContain(String.valueOf(database.address().password()));
        }
        assertThat(data.resolve("postgres")).doesNotExist();
        assertThat(database.jdbc()
                        .sql("select password_hash from account where name = 'admin'")
                        .query(String.class)
                        .single())
                .as("hashed at the usual cost, whatever the other tests do")
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        database.close();
    }

    @Test
    void aPortInUseIsNamedAndNothingIsStarted() throws IOException {
        Path data = parent.resolve("data");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                JavaProcess server = JavaProcess.start(
                        Leasehold.class, "serve", "--data", data.toString(), "--port", "" + taken.getLocalPort())) {
            assertThat(server.awaitAllOutput())
                    .isEqualTo("Port " + taken.getLocalPort()
                            + " on 127.0.0.1 is in use by another program. Choose another one with --port.");
            assertThat(server.awaitEnd()).isEqualTo(1);
        }
        assertThat(data.resolve("postgres")).doesNotExist();
    }

    @Test
    void wrongSettingsAndArgumentsEndItAtOnce() throws IOException {
        Path file = Files.writeString(parent.resolve("leasehold.conf"), "databse.url = x\n");
        try (JavaProcess wrongFile = start(parent.resolve("data"), "serve", "--config", file.toString());
                JavaProcess wrongArgument = JavaProcess.start(Leasehold.class, "serve", "--prot", "1")) {
            assertThat(wrongFile.awaitAllOutput())
                    .isEqualTo(file + " line 1: there is no setting \"databse.url\". Did you mean \"database.url\"?");
            assertThat(wrongFile.awaitEnd()).isEqualTo(1);
            assertThat(wrongArgument.awaitAllOutput()).contains("--prot", "--port");
            assertThat(wrongArgument.awaitEnd()).isEqualTo(2);
        }
        assertThat(parent.resolve("data")).doesNotExist();
    }

    private JsonNode demo(Path data) throws IOException {
        try (JavaProcess server = start(data, "demo")) {
            server.awaitLine(line -> line.startsWith("For scripts: "));
            JsonNode written = JsonMapper.shared().readTree(data.resolve("demo.json"));
            server.terminate();
            assertThat(server.awaitEnd()).isZero();
            return written;
        }
    }

    private static JavaProcess serve(Path data) {
        return start(data, "serve");
    }

    /** Starts a server when another one has got hold of the folder. */
    private static JavaProcess serveAfter(JavaProcess first, Path data) {
        first.awaitLine(line -> line.startsWith("PostgreSQL"));
        return serve(data);
    }

    private static JavaProcess start(Path data, String command, String... more) {
        String[] arguments = new String[5 + more.length];
        System.arraycopy(new String[] {command, "--port", "0", "--data", data.toString()}, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return JavaProcess.start(Leasehold.class, arguments);
    }

    /** A data folder that has PostgreSQL's programs unpacked already, which saves each test a while. */
    private Path dataWithBinaries() {
        Path data = parent.resolve("data");
        TestPostgres.linkBinaries(data.resolve("postgres"));
        return data;
    }
}
