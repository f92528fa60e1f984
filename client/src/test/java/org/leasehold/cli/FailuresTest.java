package org.leasehold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leasehold.fixture.Records;

class FailuresTest extends CommandTest {

    @ParameterizedTest
    @CsvSource({
        "400, bad-request, 2",
        "401, not-logged-in, 3",
        "403, forbidden, 1",
        "404, not-found, 5",
        "409, conflict, 4",
        "409, past, 1",
        "409, wrong-state, 1",
        "412, revision-mismatch, 4",
        "422, refused-by-policy, 1",
        "422, invalid, 2",
        "429, too-many-requests, 6",
        "500, internal, 7",
    })
    void everyProblemHasItsExitCodeAndSaysWhy(int status, String code, int exitCode) {
        server.refuse("POST /leases", status, code, "");

        assertThat(command.run("leases", "book", "14:00", "16:00")).isEqualTo(exitCode);
        assertThat(command.err()).startsWith("leasehold: Because of " + code + ".");
        assertThat(command.out()).isEmpty();
    }

    @Test
    void aDatabaseThatIsAwayIsAskedAgain() {
        String lease = Records.lease(17, 1, "OPEN", "2026-11-26T13:00:00Z", "2026-11-26T15:00:00Z");
        server.refuse("POST /leases", 503, "unavailable", "").on("POST /leases", 201, lease);

        assertThat(command.run("leases", "book", "14:00", "16:00")).isZero();
    }

    @Test
    void saysHowToLogIn() {
        server.refuse("POST /leases", 401, "not-logged-in", "");

        assertThat(command.run("leases", "book", "14:00", "16:00")).isEqualTo(3);
        assertThat(command.err()).contains("Log in with 'leasehold login'.");
    }

    @Test
    void programsGetTheProblemAsJson() {
        server.refuse("POST /leases", 409, "conflict", "");

        assertThat(command.run("leases", "book", "14:00", "16:00", "--json")).isEqualTo(4);
        assertThat(command.err()).startsWith("{\"status\":409,\"code\":\"conflict\"");
    }

    @Test
    void somethingElseThatAnswersIsNoLeaseholdServer() {
        server.instead("GET /facilities", 200, "<html>");

        assertThat(command.run("facilities")).isEqualTo(7);
        assertThat(command.err()).contains("is it a Leasehold server?");
    }

    @Test
    void wrongValuesNeverReachTheServer() {
        assertThat(command.run("leases", "book", "soon", "2h")).isEqualTo(2);
        assertThat(command.err()).contains("'soon' is no time; times look like 14:00");
        assertThat(server.asked()).noneMatch(asked -> asked.line().startsWith("POST"));
    }

    @ParameterizedTest
    @CsvSource({
        "leases chek, Did you mean",
        "leases book 14:00, END",
        "leases --nonsense, --nonsense",
        "leases cancel x, is not a long",
        "facilities --zone Mars/Base, Europe/Paris",
        "facilities --url nonsense, http://127.0.0.1:7650/",
        "nonsense, nonsense",
    })
    void wrongCommandsAreExplained(String arguments, String explanation) {
        assertThat(command.run(arguments.split(" "))).isEqualTo(2);
        assertThat(command.err()).contains(explanation);
    }
}
