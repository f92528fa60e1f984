package org.leasehold.faces.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.testing.FacilityBuilder.aFacility;
import static org.leasehold.testing.World.at;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.accounts.AccountChange;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Actor.Scope;
import org.leasehold.accounts.Credentials;
import org.leasehold.accounts.Sessions;
import org.leasehold.accounts.Tokens;
import org.leasehold.inventory.Inventory;
import org.leasehold.inventory.Policy;
import org.leasehold.leases.Amendment;
import org.leasehold.leases.Lease;
import org.leasehold.leases.Leases;
import org.leasehold.live.TestClient;
import org.leasehold.testing.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a browser and a monitor see of the live face. */
class LiveFaceTest {

    @RegisterExtension
    static final World world = World.standingStill();

    private static Actor.Person ada = new Actor.Person(0, "ada", "Ada", 1, false, Actor.Scope.all());
    private static Actor.Person ben = ada;
    private static int count;

    private String lab = "";

    @BeforeAll
    static void people() {
        ada = world.hasSliceOf("ada");
        ben = world.hasSliceOf("ben");
    }

    @BeforeEach
    void aFreshLab() {
        lab = "lab" + count++;
        world.has(aFacility(lab).with("chamber", "n1", "n2").definition());
    }

    private static InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", world.url().getPort());
    }

    private static TestClient anonymous() throws Exception {
        return greeted("", null);
    }

    private static TestClient loggedIn(Actor.Person person) throws Exception {
        return greeted("Cookie: leasehold_session=" + session(person) + "\r\n", person.name());
    }

    private static String session(Actor.Person person) throws Exception {
        Credentials credentials =
                new Credentials(person.name(), World.passwordOf(person.name()), InetAddress.getLoopbackAddress());
        return world.the(Sessions.class).logIn(credentials).cookie();
    }

    private static TestClient greeted(String headers, @org.jspecify.annotations.Nullable String account)
            throws Exception {
        TestClient client = TestClient.connect(address(), headers);
        JsonNode hello = client.next().path("hello");
        assertThat(hello.path("account").asStringOpt().orElse(null)).isEqualTo(account);
        assertThat(hello.path("time").asString()).startsWith("2026-11-22T");
        return client;
    }

    private static String errorOf(TestClient client, String command) throws Exception {
        client.say(command);
        return client.next().path("error").path("code").asString();
    }

    @Test
    void everyChangeOfALeaseArrivesWhoeverMadeIt() throws Exception {
        Lease first = world.book(ada, lab, "n1", "10:00", "11:00");
        try (TestClient client = anonymous()) {
            JsonNode state = client.subscribe("leases:" + lab).path("snapshot");
            assertThat(state).hasSize(1);
            assertThat(state.path(0).path("id").asLong()).isEqualTo(first.id());
            assertThat(state.path(0).path("resources").path(0).asString()).isEqualTo("n1");

            Lease second = world.book(ben, lab, "n2", "10:00", "11:00");
            JsonNode put = client.next();
            assertThat(put.path("channel").asString()).isEqualTo("leases:" + lab);
            assertThat(put.path("put").path("slice").asString()).isEqualTo("ben");

            Leases leases = world.the(Leases.class);
            leases.amend(ben, second.id(), second.revision(), new Amendment(null, at("12:00"), null, "longer"));
            assertThat(client.next().path("put").path("end").asString()).isEqualTo("2026-11-22T12:00:00Z");
            leases.cancel(ben, second.id());
            assertThat(client.next().path("put").path("state").asString()).isEqualTo("CANCELLED");
        }
    }

    @Test
    void whoComesBackGoesOnFromItsPosition() throws Exception {
        String position;
        try (TestClient client = anonymous()) {
            position = client.subscribe("leases:" + lab).path("position").asString();
        }
        world.book(ada, lab, "n1", "10:00", "11:00");
        try (TestClient client = anonymous()) {
            JsonNode answer = client.subscribe("leases:" + lab, position);
            assertThat(answer.path("recovered").asBoolean()).isTrue();
            assertThat(answer.path("id").asInt()).isEqualTo(1);
            assertThat(client.next().path("put").path("slice").asString()).isEqualTo("ada");
        }
    }

    @Test
    void theSnapshotIsBoundedByTheWindow() throws Exception {
        world.book(ada, lab, "n1", "10:00", "11:00");
        world.book(ada, lab, "n1", "15:00", "16:00");
        try (TestClient client = anonymous()) {
            client.say("{\"id\":1,\"subscribe\":\"leases:" + lab
                    + "\",\"from\":\"2026-11-22T15:00:00+01:00\",\"until\":\"2026-11-22T23:00:00Z\"}");
            JsonNode state = client.next().path("snapshot");
            assertThat(state).hasSize(1);
            assertThat(state.path(0).path("start").asString()).isEqualTo("2026-11-22T15:00:00Z");
        }
    }

    @Test
    void monitorsPushStatusAndOnlyWhatChangedGoesOut() throws Exception {
        String token = producerToken("monitor" + count);
        try (TestClient watcher = anonymous();
                TestClient monitor = anonymous()) {
            watcher.subscribe("status:" + lab);
            String report = "{\"id\":5,\"publish\":\"status:" + lab
                    + "\",\"records\":[{\"resource\":\"n1\",\"attributes\":{\"available\":\"ok\",\"on\":\"%s\"}}]}";
            assertThat(errorOf(monitor, report.formatted("off"))).isEqualTo("not-logged-in");
            monitor.say("{\"id\":6,\"authenticate\":\"" + token + "\"}");
            assertThat(monitor.next().path("ok").asBoolean()).isTrue();
            monitor.say(report.formatted("off"));
            assertThat(monitor.next().path("changed").asInt()).isEqualTo(1);
            assertThat(watcher.next().path("patch").path("attributes")).hasSize(2);
            monitor.say(report.formatted("on"));
            JsonNode patch = watcher.next().path("patch");
            assertThat(patch.path("resource").asString()).isEqualTo("n1");
            assertThat(patch.path("attributes")).hasSize(1);
            assertThat(patch.path("attributes").path("on").asString()).isEqualTo("on");
        }
    }

    private static String producerToken(String name) {
        Actor.Person person = world.hasPerson(name);
        world.the(Accounts.class)
                .change(World.SYSTEM, name, new AccountChange(null, null, null, null, null, true, null));
        return world.the(Tokens.class)
                .make(person, new Tokens.Wish("monitor", Set.of(Scope.STATUS, Scope.READ), null))
                .secret();
    }

    @Test
    void intentionsAreShownToTheOthersUntilTheLineIsGone() throws Exception {
        String wish = "{\"id\":4,\"intend\":{\"facility\":\"" + lab + "\",\"resources\":[\"n1\"],\"slice\":\"ada\","
                + "\"start\":\"2026-11-22T10:00:00Z\",\"end\":\"2026-11-22T11:00:00Z\"}}";
        try (TestClient other = loggedIn(ben);
                TestClient nobody = anonymous()) {
            TestClient dragging = loggedIn(ada);
            other.subscribe("intentions:" + lab);
            dragging.subscribe("intentions:" + lab);
            assertThat(errorOf(nobody, "{\"id\":1,\"subscribe\":\"intentions:" + lab + "\"}"))
                    .isEqualTo("not-logged-in");
            assertThat(errorOf(nobody, wish)).isEqualTo("not-logged-in");

            dragging.say(wish);
            assertThat(dragging.next().path("ok").asBoolean())
                    .as("his own ghost is not shown to him")
                    .isTrue();
            JsonNode ghost = other.next().path("put");
            assertThat(ghost.path("person").asString()).isEqualTo("ada");
            dragging.close();
            assertThat(other.next().path("remove").asString())
                    .isEqualTo(ghost.path("key").asString());
        }
    }

    @Test
    void aConnectionEndsWhenItsSessionOrTokenIsRevoked() throws Exception {
        String cookie = session(ada);
        try (TestClient bySession = greeted("Cookie: leasehold_session=" + cookie + "\r\n", "ada");
                TestClient byOther = loggedIn(ada)) {
            world.the(Sessions.class).logOut(cookie);
            assertThat(bySession.awaitClose().code()).isEqualTo(3005);
            assertThat(byOther.subscribe("leases:" + lab).has("snapshot")).isTrue();
        }
        Tokens.Made made = world.the(Tokens.class).make(ben, new Tokens.Wish("watch", Set.of(Scope.READ), null));
        try (TestClient byToken = greeted("Authorization: Bearer " + made.secret() + "\r\n", "ben")) {
            world.the(Tokens.class).revoke(ben, made.token().id());
            assertThat(byToken.awaitClose().code()).isEqualTo(3005);
        }
    }

    @Test
    void aPageOfAnotherOriginLooksOnAsNobody() throws Exception {
        String cookie = "Cookie: leasehold_session=" + session(ada) + "\r\n";
        greeted(cookie + "Origin: http://elsewhere.example\r\n", null).close();
        greeted(cookie + "Origin: null\r\n", null).close();
        greeted(cookie + "Origin: http://localhost\r\n", "ada").close();
    }

    @Test
    void whatCannotBeUnderstoodGetsAnErrorAndTooMuchOfItTheDoor() throws Exception {
        try (TestClient client = anonymous()) {
            assertThat(errorOf(client, "{\"id\":1,\"subscribe\":\"leases:nowhere\"}"))
                    .isEqualTo("not-found");
            assertThat(errorOf(client, "{\"id\":1,\"subscribe\":\"gossip:" + lab + "\"}"))
                    .isEqualTo("not-found");
            assertThat(errorOf(client, "{\"id\":1,\"subscribe\":7}")).isEqualTo("invalid");
            assertThat(errorOf(client, "{\"id\":1,\"subscribe\":\"leases:" + lab + "\",\"from\":\"soon\"}"))
                    .isEqualTo("invalid");
            assertThat(errorOf(client, "{\"id\":1,\"dance\":true}")).isEqualTo("bad-request");
            client.say("{\"id\":2,\"ping\":true}");
            assertThat(client.next().path("pong").asBoolean()).isTrue();
            for (int i = 0; i < 17; i++) {
                assertThat(errorOf(client, "garbage")).isEqualTo("bad-request");
            }
            assertThat(client.awaitClose().code()).isEqualTo(3501);
        }
    }

    @Test
    void aChangedPolicyIsToldToThoseWhoFollowTheFacility() throws Exception {
        try (TestClient client = anonymous()) {
            assertThat(client.subscribe("facility:" + lab).path("snapshot")).hasSize(4);
            Policy policy = new Policy(
                    Duration.ofMinutes(30), null, Duration.ZERO, null, null, Duration.ZERO, Duration.ZERO, false, null);
            world.the(Inventory.class).changePolicy(World.SYSTEM, lab, policy);
            JsonNode facility = client.next().path("put").path("facility");
            assertThat(facility.path("granularitySeconds").asInt()).isEqualTo(1800);
        }
    }

    @Test
    void eventStreamsTellTheSame() throws Exception {
        world.book(ada, lab, "n1", "10:00", "11:00");
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI stream = world.url().resolve("/api/v1/live?channel=leases:" + lab + "&channel=status:" + lab);
            var response = http.send(HttpRequest.newBuilder(stream).build(), HttpResponse.BodyHandlers.ofInputStream());
            BufferedReader lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
            assertThat(dataOf(lines, "snapshot").path("snapshot")).hasSize(1);
            assertThat(dataOf(lines, "snapshot").path("channel").asString()).isEqualTo("status:" + lab);
            world.book(ben, lab, "n2", "10:00", "11:00");
            assertThat(dataOf(lines, "change").path("put").path("slice").asString())
                    .isEqualTo("ben");
            http.shutdownNow();
        }
    }

    private static JsonNode dataOf(BufferedReader lines, String event) throws Exception {
        String line = lines.readLine();
        while (!line.equals("event: " + event)) {
            line = lines.readLine();
        }
        return JsonMapper.shared().readTree(lines.readLine().substring("data: ".length()));
    }

    @Test
    void aStreamOfWhatThereIsNotIsRefusedWithAProblem() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (String query : new String[] {"", "?channel=leases:nowhere", "?channel=intentions:" + lab}) {
                var response = http.send(
                        HttpRequest.newBuilder(world.url().resolve("/api/v1/live" + query))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(response.statusCode()).as(query).isIn(401, 404, 422);
                assertThat(response.body()).contains("https://leasehold.dev/problems/");
            }
        }
    }
}
