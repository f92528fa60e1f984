package org.leasehold.faces.r2lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Tokens;
import org.leasehold.inventory.NodeStatus;
import org.leasehold.inventory.NodeStatusBoard;
import org.leasehold.inventory.NodeStatusBoard.StatusReport;
import org.leasehold.leases.Lease;
import org.leasehold.leases.Leases;
import org.leasehold.live.TestClient;
import org.leasehold.testing.World;

/** The sidecar's bus of today, as its programs see it: rows 8, 11, 13 to 15 and 17 of what a successor must have. */
class BusTest {

    @RegisterExtension
    static final World world = World.standingStill().with(R2labSettings.class, () -> R2lab.SETTINGS);

    private static final R2lab r2lab = new R2lab(world);
    private static final String NODES = "{\"category\": \"nodes\", \"action\": \"";

    private static Actor.Person ada = new Actor.Person(0, "ada", "Ada", 1, false, Actor.Scope.all());

    private TestClient onlooker;
    private TestClient monitor;

    BusTest() throws IOException {
        onlooker = r2lab.onlooker();
        monitor = r2lab.publisher();
    }

    @BeforeAll
    static void putUp() {
        r2lab.putUp();
        ada = world.hasSliceOf("ada");
    }

    @BeforeEach
    void nothingIsKnown() throws Exception {
        for (String category : List.of("nodes", "phones", "pdus")) {
            monitor.say("{\"category\": \"%s\", \"action\": \"request\", \"message\": 1}".formatted(category));
            String ids = monitor.nextLine();
            monitor.nextLine();
            if (!ids.endsWith("[]}")) {
                monitor.say(ids.replace("info", "delete"));
                monitor.nextLine();
                onlooker.nextLine();
            }
        }
    }

    @AfterEach
    void hangUp() throws Exception {
        onlooker.close();
        monitor.close();
    }

    /** The frames recorded from the sidecar, to the letter; the answer to a request goes to the asker alone. */
    @Test
    void theRecordedFrames() throws Exception {
        monitor.say(
                NODES
                        + "info\", \"message\": [{\"id\": 1, \"available\": \"ok\", \"cmc_on_off\": \"on\"}, {\"id\": 2, \"cmc_on_off\": \"off\"}]}");
        assertThat(onlooker.nextLine())
                .isEqualTo(
                        NODES
                                + "info\", \"message\": [{\"id\": 1, \"available\": \"ok\", \"cmc_on_off\": \"on\"}, {\"id\": 2, \"cmc_on_off\": \"off\"}], \"incremental\": true}");
        monitor.say(NODES + "info\", \"message\": [{\"id\": 1, \"available\": \"ok\", \"cmc_on_off\": \"on\"}]}"); // no
        // change: silence
        monitor.say(NODES + "info\", \"message\": [{\"id\": 1, \"control_ssh\": \"on\"}]}");
        assertThat(onlooker.nextLine())
                .isEqualTo(
                        NODES
                                + "info\", \"message\": [{\"id\": 1, \"available\": \"ok\", \"cmc_on_off\": \"on\", \"control_ssh\": \"on\"}], \"incremental\": true}");
        onlooker.say(NODES + "request\", \"message\": \"PLEASE\"}");
        assertThat(onlooker.nextLine())
                .isEqualTo(
                        NODES
                                + "info\", \"message\": [{\"id\": 1, \"available\": \"ok\", \"cmc_on_off\": \"on\", \"control_ssh\": \"on\"}, {\"id\": 2, \"cmc_on_off\": \"off\"}]}");
        assertThat(onlooker.nextLine()).isEqualTo(NODES + "request\", \"message\": \"PLEASE\"}");
        monitor.say(NODES + "delete\", \"message\": [{\"id\": 2}]}");
        assertThat(onlooker.nextLine())
                .as("the sidecar tells nobody")
                .isEqualTo(NODES + "delete\", \"message\": [{\"id\": 2}]}");
        monitor.say(
                "{\"category\": \"pdus\", \"action\": \"info\", \"message\": [{\"id\": \"jaguar\", \"on_off\": \"on\"}]}");
        assertThat(onlooker.nextLine())
                .isEqualTo(
                        "{\"category\": \"pdus\", \"action\": \"info\", \"message\": [{\"id\": \"jaguar\", \"on_off\": \"on\"}], \"incremental\": true}");
        for (int told = 0; told < 4; told++) {
            assertThat(monitor.nextLine()).as("the sender is told too").contains("message");
        }
    }

    @Test
    void aNewcomerIsToldNothingUntilItAsksAndNobodyElseIsAnswered() throws Exception {
        TestClient newcomer = r2lab.onlooker();
        newcomer.say(NODES + "request\", \"message\": {\"why\": [1.0, 1e-05, null, true]}}");
        assertThat(newcomer.nextLine()).isEqualTo(NODES + "info\", \"message\": []}");
        assertThat(newcomer.nextLine())
                .isEqualTo(NODES + "request\", \"message\": {\"why\": [1.0, 1e-05, null, true]}}");
        newcomer.close();
        monitor.say(NODES + "info\", \"message\": [{\"id\": 1, \"available\": \"ko\"}]}");
        assertThat(onlooker.nextLine()).contains("\"ko\"");
    }

    @Test
    void anInfoAndThenARequestIsAnsweredWithThatInfo() throws Exception {
        for (int round = 0; round < 50; round++) {
            monitor.say(NODES + "info\", \"message\": [{\"id\": 1, \"round\": %d}]}".formatted(round));
            monitor.say(NODES + "request\", \"message\": \"PLEASE\"}");
            assertThat(monitor.nextLine()).contains("\"round\": " + round + "}], \"incremental\": true}");
            assertThat(monitor.nextLine()).contains("\"round\": " + round + "}]}");
            assertThat(monitor.nextLine()).contains("PLEASE");
        }
    }

    @Test
    void leasesAreToldAsTheBrokerSaysThemAndARequestReachesThoseWhoWaitForOne() throws Exception {
        Lease lease = world.book(ada, "r2lab", "chamber", "13:00", "14:00");
        String told = onlooker.nextLine();
        assertThat(told)
                .isEqualTo(
                        "{\"category\": \"leases\", \"action\": \"info\", \"message\": [{\"id\": %d, \"resource_id\": %d, \"slice_id\": %d, \"t_from\": \"2026-11-22T13:00:00Z\", \"t_until\": \"2026-11-22T14:00:00Z\", \"created_at\": \"%s\", \"slice_name\": \"ada\"}], \"incremental\": true}"
                                .formatted(
                                        lease.id(),
                                        lease.resourceIds().getFirst(),
                                        lease.sliceId(),
                                        org.leasehold.faces.r2lab.wire.Times.utc(lease.createdAt())));
        monitor.nextLine();
        onlooker.say("{\"category\": \"leases\", \"action\": \"request\", \"message\": \"please\"}");
        assertThat(onlooker.nextLine()).isEqualTo(told.replace(", \"incremental\": true", ""));
        assertThat(onlooker.nextLine())
                .isEqualTo("{\"category\": \"leases\", \"action\": \"request\", \"message\": \"please\"}");
        assertThat(monitor.nextLine())
                .as("a monitor of leases waits for others to ask")
                .isEqualTo("{\"category\": \"leases\", \"action\": \"request\", \"message\": \"please\"}");
        world.the(Leases.class).cancel(ada, lease.id());
        assertThat(onlooker.nextLine()).contains("\"message\": [], \"incremental\": true");
    }

    @Test
    void aLeaseOfAPartIsNoLeaseOfTheTestbed() throws Exception {
        Lease lease = world.book(ada, "r2lab", "fit01", "15:00", "16:00");
        assertThat(onlooker.nextLine()).contains("\"leases\"").contains("\"message\": []");
        world.the(Leases.class).cancel(ada, lease.id());
        assertThat(onlooker.nextLine()).contains("\"leases\"");
    }

    @Test
    void whatAMonitorSaysIsOnOurPagesAndWhatOurRestIsToldIsOnTheBus() throws Exception {
        monitor.say(NODES + "info\", \"message\": [{\"id\": 3, \"images\": [\"a.png\", \"b.png\"], \"rate\": 1.5}]}");
        onlooker.nextLine();
        NodeStatusBoard board = world.the(NodeStatusBoard.class);
        assertThat(board.list("r2lab"))
                .extracting(NodeStatus::resource, NodeStatus::attributes)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "fit03", Map.of("images", List.of("a.png", "b.png"), "rate", 1.5)));
        board.publish(
                World.SYSTEM,
                "r2lab",
                List.of(
                        new StatusReport("fit03", java.util.Collections.singletonMap("rate", null)),
                        new StatusReport("phone2", Map.of("airplane_mode", "on"))));
        assertThat(List.of(onlooker.nextLine(), onlooker.nextLine()))
                .containsExactly(
                        NODES
                                + "info\", \"message\": [{\"id\": 3, \"images\": [\"a.png\", \"b.png\"], \"rate\": null}], \"incremental\": true}",
                        "{\"category\": \"phones\", \"action\": \"info\", \"message\": [{\"id\": 2, \"airplane_mode\": \"on\"}], \"incremental\": true}");
    }

    @Test
    void whatIsNoUmbrellaEndsTheConnection() throws Exception {
        for (String text :
                List.of("{}", "[]", "1", "\"nodes\"", "{\"category\": \"nodes\"}", "{\"action\": \"info\"}")) {
            TestClient client = r2lab.onlooker();
            client.say(text);
            assertThat(client.awaitClose().code()).as(text).isEqualTo(1011);
        }
    }

    @Test
    void whatElseIsWrongIsIgnored() throws Exception {
        for (String text : List.of(
                "",
                "hello",
                "{\"category\": \"nodes\"",
                NODES + "info\"}",
                NODES + "info\", \"message\": {\"id\": 1}}",
                NODES + "info\", \"message\": []}",
                NODES
                        + "info\", \"message\": [7, null, {}, {\"x\": 1}, {\"id\": 1.5, \"x\": 1}, {\"id\": null, \"x\": 1}]}",
                NODES
                        + "info\", \"message\": [{\"id\": 1, \"bad\": \"\\u0000\"}, {\"id\": \"x\", \"bad\": \"\\ud800\"}]}",
                NODES + "dance\", \"message\": []}",
                NODES + "delete\", \"message\": [{\"id\": 99}, {}]}",
                "{\"category\": 7, \"action\": \"info\", \"message\": []}",
                "{\"category\": \"beds\", \"action\": \"info\", \"message\": []}",
                "[".repeat(20_000))) {
            monitor.say(text);
        }
        monitor.frame(0x82, new byte[] {1, 2, 3});
        monitor.say(NODES + "info\", \"message\": [{\"x\": 1}, {\"id\": 1, \"good\": 1}]}");
        assertThat(monitor.nextLine())
                .as("the other records of an info count")
                .isEqualTo(NODES + "info\", \"message\": [{\"id\": 1, \"good\": 1}], \"incremental\": true}");
        assertThat(onlooker.nextLine()).contains("good");
    }

    @Test
    void whoHasNoRightPublishesAndDeletesNothingAndMayStay() throws Exception {
        monitor.say(NODES + "info\", \"message\": [{\"id\": 1, \"available\": \"ok\"}]}");
        onlooker.nextLine();
        onlooker.say(NODES + "info\", \"message\": [{\"id\": 1, \"available\": \"ko\"}]}");
        onlooker.say(NODES + "delete\", \"message\": [{\"id\": 1}]}");
        onlooker.say(
                "{\"category\": \"pdus\", \"action\": \"info\", \"message\": [{\"id\": \"jaguar\", \"on_off\": \"on\"}]}");
        onlooker.say("{\"category\": \"leases\", \"action\": \"info\", \"message\": [{\"id\": 1}]}");
        onlooker.say(NODES + "request\", \"message\": \"PLEASE\"}");
        assertThat(onlooker.nextLine()).isEqualTo(NODES + "info\", \"message\": [{\"id\": 1, \"available\": \"ok\"}]}");
    }

    @Test
    void programsShowWhoTheyAreInTheAddress() throws Exception {
        for (String secret : List.of(r2lab.token(), World.passwordOf("monitor"))) {
            TestClient program = r2lab.connected(basic("monitor:" + secret));
            program.say(NODES + "info\", \"message\": [{\"id\": 1, \"secret\": %d}]}".formatted(secret.length()));
            assertThat(onlooker.nextLine()).contains("\"secret\": " + secret.length());
            program.close();
        }
        for (String headers : List.of(
                basic("monitor:wrong"),
                basic("monitor"),
                "Authorization: Basic ?\r\n",
                "Authorization: Bearer x\r\n")) {
            assertThatThrownBy(() -> r2lab.connected(headers))
                    .as(headers)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("401");
        }
    }

    @Test
    void aConnectionEndsWithTheTokenThatItWasOpenedBy() throws Exception {
        Tokens tokens = world.the(Tokens.class);
        Tokens.Made made =
                tokens.make(r2lab.monitor(), new Tokens.Wish("short", java.util.Set.of(Actor.Scope.STATUS), null));
        TestClient program = r2lab.connected("Authorization: Bearer " + made.secret() + "\r\n");
        program.say(NODES + "info\", \"message\": [{\"id\": 1, \"by\": \"token\"}]}");
        program.nextLine();
        tokens.revoke(r2lab.monitor(), made.token().id());
        assertThat(program.awaitClose().code()).isEqualTo(3005);
    }

    @Test
    void recordsAndDeletionsOutliveARestartAndWhatIsBrokenIsLeftOut() throws Exception {
        monitor.say(
                NODES
                        + "info\", \"message\": [{\"id\": 1, \"a\": [1, {\"b\": 2}]}, {\"id\": 2, \"a\": 1}, {\"id\": 77, \"a\": 1}]}");
        monitor.say(
                "{\"category\": \"pdus\", \"action\": \"info\", \"message\": [{\"id\": \"jaguar\", \"on\": 1}, {\"id\": \"puma\", \"on\": 1}]}");
        monitor.say(NODES + "delete\", \"message\": [{\"id\": 2}]}");
        monitor.say("{\"category\": \"pdus\", \"action\": \"delete\", \"message\": [{\"id\": \"puma\"}]}");
        for (int told = 0; told < 4; told++) {
            onlooker.nextLine();
        }
        world.restart();
        assertThat(onlooker.awaitClose().code())
                .as("1000 would tell browsers never to come back")
                .isEqualTo(1001);
        world.database()
                .jdbc()
                .sql("insert into r2lab_record values ('nodes', '[1]', '{}'), ('beds', '1', '{}'), ('pdus', '1', '7')")
                .update();
        world.restart();

        onlooker = r2lab.onlooker();
        onlooker.say(NODES + "request\", \"message\": \"PLEASE\"}");
        assertThat(onlooker.nextLine())
                .isEqualTo(
                        NODES + "info\", \"message\": [{\"id\": 1, \"a\": [1, {\"b\": 2}]}, {\"id\": 77, \"a\": 1}]}");
        onlooker.nextLine();
        onlooker.say("{\"category\": \"pdus\", \"action\": \"request\", \"message\": \"PLEASE\"}");
        assertThat(onlooker.nextLine())
                .isEqualTo(
                        "{\"category\": \"pdus\", \"action\": \"info\", \"message\": [{\"id\": \"jaguar\", \"on\": 1}]}");
        world.database().jdbc().sql("delete from r2lab_record").update();
    }

    @Test
    void aPortOfItsOwnShowsNothingElseOfTheServer() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String path : List.of("/", "/api/v1/facilities", "/live")) {
                URI address = URI.create("http://127.0.0.1:" + r2lab.bus().getPort() + path);
                assertThat(client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
                                .statusCode())
                        .as(path)
                        .isEqualTo(404);
            }
        }
    }

    private static String basic(String login) {
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8))
                + "\r\n";
    }
}
