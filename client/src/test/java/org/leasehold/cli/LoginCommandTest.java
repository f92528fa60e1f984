package org.leasehold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leasehold.fixture.CannedServer;
import org.leasehold.fixture.Records;

class LoginCommandTest {

    @TempDir
    private Path home = Path.of("");

    private final CannedServer server = new CannedServer()
            .on("POST /tokens", 201, """
                    {"id":5,"name":"x","token":"fresh","scopes":["read","write"],"expiresAt":null}""")
            .on("GET /me", 200, Records.me("mesh", "radar"))
            .on("GET /facilities", 200, Records.page(Records.FACILITY))
            .on("DELETE /tokens/5", 204, "");

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void remembersATokenThatOnlyItsOwnerMayRead() throws IOException {
        CommandRun login = command().input("s3cret\n");

        assertThat(login.run("login", "--url", server.address().toString(), "--user", "ada", "--password-stdin"))
                .isZero();

        assertThat(login.out()).isEqualTo("Logged in to " + server.address() + " as ada; slices: mesh, radar.\n");
        assertThat(server.asked().getFirst().body())
                .contains("\"login\":\"ada\",\"password\":\"s3cret\"", "\"scopes\":[\"read\",\"write\"]");
        Path file = home.resolve("leasehold/credentials.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).contains("fresh").doesNotContain("s3cret");

        assertThat(command().run("facilities")).isZero();
        assertThat(server.lastAsked().header("Authorization")).isEqualTo("Bearer fresh");
    }

    @Test
    void logsInToADemoByItsFolder() throws IOException {
        Files.writeString(home.resolve("demo.json"), """
                {"url":"%s","accounts":[{"name":"ada","password":"y","token":"b","administrator":false}]}""".formatted(
                        server.address().toString().replaceAll("/$", "")));

        assertThat(command().run("login", "--demo", home.toString())).isZero();

        assertThat(server.asked().getFirst().body()).contains("\"login\":\"ada\",\"password\":\"y\"");
        assertThat(command().run("facilities")).isZero();
        assertThat(server.lastAsked().header("Authorization")).isEqualTo("Bearer fresh");
    }

    @Test
    void logsOutByRevokingAndForgetting() {
        command()
                .input("s3cret\n")
                .run("login", "--url", server.address().toString(), "--user", "ada", "--password-stdin");

        assertThat(command().run("logout", "--url", server.address().toString()))
                .isZero();
        assertThat(server.lastAsked().line()).isEqualTo("DELETE /tokens/5");

        CommandRun again = command();
        assertThat(again.run("logout", "--url", server.address().toString())).isZero();
        assertThat(again.out()).startsWith("Not logged in");
    }

    @Test
    void aWrongPasswordIsNotRemembered() {
        server.instead("POST /tokens", 401, "{\"status\":401,\"code\":\"not-logged-in\",\"detail\":\"Wrong.\"}");

        CommandRun login = command().input("wrong\n");
        assertThat(login.run("login", "--url", server.address().toString(), "--user", "ada", "--password-stdin"))
                .isEqualTo(3);
        assertThat(home.resolve("leasehold")).doesNotExist();
    }

    @Test
    void aCodeGoesWithThePasswordAndItsAbsenceIsSaid() {
        command()
                .input("s3cret\n")
                .run(
                        "login",
                        "--url",
                        server.address().toString(),
                        "--user",
                        "ada",
                        "--password-stdin",
                        "--code",
                        "123456");
        assertThat(server.asked().getFirst().body()).contains("\"code\":\"123456\"");

        server.instead("POST /tokens", 401, "{\"status\":401,\"code\":\"second-step-wanted\",\"detail\":\"Now it.\"}");
        CommandRun login = command().input("s3cret\n");
        assertThat(login.run("login", "--url", server.address().toString(), "--user", "ada", "--password-stdin"))
                .isEqualTo(2);
        assertThat(login.err()).contains("--code");
    }

    @Test
    void withoutATerminalItSaysWhatToGive() {
        CommandRun login = command();
        assertThat(login.run("login", "--url", server.address().toString())).isEqualTo(2);
        assertThat(login.err()).contains("--user and --password-stdin");
    }

    private CommandRun command() {
        return CommandRun.with("XDG_CONFIG_HOME", home.toString());
    }
}
