package org.leasehold.faces.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.testing.FacilityBuilder.aFacility;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Authentication;
import org.leasehold.accounts.Limited;
import org.leasehold.accounts.Limits;
import org.leasehold.accounts.Retention;
import org.leasehold.accounts.Trials;
import org.leasehold.handoff.Tool;
import org.leasehold.handoff.ToolSettings;
import org.leasehold.testing.Http;
import org.leasehold.testing.Visitor;
import org.leasehold.testing.World;
import tools.jackson.databind.JsonNode;

/** Somebody tries and then logs in to an account that they have: rule G2, and G4 with a tool that is open. */
class MergeTest {

    private static final String SECRET = "the credential of the hub";

    @RegisterExtension
    static final World world = World.standingStill()
            .at(URI.create(Visitor.PORTAL))
            .with(
                    ToolSettings.class,
                    () -> new ToolSettings(
                            List.of(new Tool(
                                    "hub",
                                    Tool.Kind.JUPYTERHUB,
                                    "The hub",
                                    URI.create("https://hub.example.org"),
                                    SECRET,
                                    List.of(),
                                    0,
                                    "open")),
                            Path.of("handoff")));

    private static int count;

    private final Visitor person = Visitor.of(world);
    private String account = "";
    private String trial = "";

    @BeforeAll
    static void aFacilityOpenToAll() {
        world.has(aFacility("open").openFrom(0).withNodes("n1", "n2", "n3").definition());
    }

    @BeforeEach
    void somebodyTriesWhoHasAnAccount() {
        Instant today = world.clock().instant().truncatedTo(ChronoUnit.DAYS);
        world.clock().set(today.plus(Duration.ofDays(1)).plus(Duration.ofHours(8)));
        world.the(Trials.class).endDue();
        account = "person" + ++count;
        world.hasPerson(account);
        person.post("account/trials", "");
        trial = person.name().orElseThrow();
    }

    private long book(Visitor who, String node) {
        Instant start = world.clock().instant();
        Visitor.Page booked = who.post(
                "leases",
                Map.of(
                        "facility", "open",
                        "resources", List.of(node),
                        "start", start.toString(),
                        "end", start.plus(Duration.ofMinutes(20)).toString()));
        assertThat(booked.status()).as(booked.body()).isEqualTo(201);
        return booked.json().path("id").asLong();
    }

    private JsonNode lease(long id) {
        return person.get("leases/" + id).json();
    }

    /** The number of the choice that is offered. */
    private long logIn() {
        Visitor.Page in = person.post("sessions", Map.of("login", account, "password", World.passwordOf(account)));
        assertThat(in.status()).as(in.body()).isEqualTo(201);
        return in.json().path("merge").asLong();
    }

    private Visitor.Page choose(long merge, String choice) {
        return person.post("account/merges/" + merge + "/" + choice, "");
    }

    private void endDue() {
        world.the(Trials.class).endDue();
    }

    @Test
    void g2_bothAreShownAndNothingHappensBeforeTheChoice() {
        long lease = book(person, "n1");
        person.api("PUT", "me/preferences/theme", "\"dark\"");

        long id = logIn();

        assertThat(person.name()).contains(account);
        JsonNode merge = person.get("account/merges").json().at("/items/0");
        assertThat(merge.path("id").asLong()).isEqualTo(id);
        assertThat(merge.path("state").asString()).isEqualTo("OFFERED");
        assertThat(merge.at("/trial/name").asString()).isEqualTo(trial);
        assertThat(merge.at("/account/name").asString()).isEqualTo(account);
        assertThat(merge.path("work").toString())
                .isEqualTo("{\"leases\":[\"" + lease + "\"],\"preferences\":[\"theme\"]}");
        assertThat(lease(lease).path("slice").asString()).isEqualTo(trial);
    }

    @Test
    void g2_aLogInThatFailsCostsTheTrialNothing() {
        long lease = book(person, "n1");
        person.post("sessions", Map.of("login", account, "password", "another one"));

        assertThat(person.name()).contains(trial);
        assertThat(lease(lease).path("state").asString()).isNotEqualTo("CANCELLED");
    }

    @Test
    void g2_whatIsMovedIsTheAccountsAsItIs() {
        long lease = book(person, "n1");
        person.api("PUT", "me/preferences/theme", "\"dark\"");
        String end = lease(lease).path("end").asString();
        long id = logIn();

        Visitor.Page moved = choose(id, "move");

        assertThat(moved.status()).as(moved.body()).isEqualTo(200);
        assertThat(moved.json().path("state").asString()).isEqualTo("MOVED");
        assertThat(lease(lease).path("slice").asString()).isEqualTo(account);
        assertThat(lease(lease).path("end").asString()).isEqualTo(end);
        assertThat(person.get("me/preferences/theme").body()).isEqualTo("\"dark\"");
        world.pass(Duration.ofHours(3));
        endDue();
        assertThat(lease(lease).path("state").asString()).isNotEqualTo("CANCELLED");
        assertThat(lease(lease).path("end").asString()).isEqualTo(end);
        world.restart();
        assertThat(lease(lease).path("slice").asString()).isEqualTo(account);
    }

    @Test
    void g2_theAccountsLimitsForbidNothingThatComes() {
        long lease = book(person, "n1");
        long id = logIn();
        world.the(Limits.class)
                .set(
                        World.SYSTEM,
                        new Limits.Wanted(
                                new Limits.Whom.One(
                                        world.the(Accounts.class).get(account).id()),
                                Limited.LEASES,
                                0L,
                                null,
                                new Retention.Forever(),
                                null,
                                "none for a test"));

        assertThat(choose(id, "move").status()).isEqualTo(200);

        assertThat(lease(lease).path("slice").asString()).isEqualTo(account);
    }

    @Test
    void g2_whatTheAccountHasAlreadyIsNotOverwritten() {
        person.api("PUT", "me/preferences/theme", "\"dark\"");
        long id = logIn();
        person.api("PUT", "me/preferences/theme", "\"light\"");

        choose(id, "move");

        assertThat(person.get("me/preferences/theme").body()).isEqualTo("\"light\"");
    }

    @Test
    void g2_aMoveIsTakenBackByCancellingWhatCame() {
        long lease = book(person, "n1");
        person.api("PUT", "me/preferences/theme", "\"dark\"");
        long id = logIn();
        choose(id, "move");
        long own = book(person, "n2");

        assertThat(choose(id, "undo").json().path("state").asString()).isEqualTo("UNDONE");

        assertThat(Instant.parse(lease(lease).path("end").asString()))
                .as("cut at the next grain")
                .isBeforeOrEqualTo(world.clock().instant().plus(Duration.ofMinutes(10)));
        assertThat(lease(own).path("state").asString()).isNotEqualTo("CANCELLED");
        assertThat(person.get("me/preferences/theme").body()).isEqualTo("null");
        assertThat(choose(id, "undo").problem()).isEqualTo("409 wrong-state");
        assertThat(choose(id, "move").problem()).isEqualTo("409 wrong-state");
    }

    @Test
    void g2_whatIsDiscardedCanStillBeMoved() {
        long lease = book(person, "n1");
        String old = person.cookie("leasehold_session").orElseThrow();
        long id = logIn();

        assertThat(choose(id, "discard").json().path("state").asString()).isEqualTo("DISCARDED");

        assertThat(world.the(Authentication.class).bySession(old))
                .as("nobody acts as the trial")
                .isEmpty();
        endDue();
        assertThat(lease(lease).path("state").asString()).isNotEqualTo("CANCELLED");
        assertThat(choose(id, "discard").problem()).isEqualTo("409 wrong-state");
        assertThat(choose(id, "move").status()).isEqualTo(200);
        assertThat(lease(lease).path("slice").asString()).isEqualTo(account);
    }

    @Test
    void g2_whatIsDiscardedHoldsNothingAfterItsTimeAndIsGoneAfterSevenDays() {
        person.api("PUT", "me/preferences/theme", "\"dark\"");
        long id = logIn();
        choose(id, "discard");
        world.pass(Duration.ofHours(3));
        endDue();
        endDue();
        assertThat(world.the(Accounts.class).find(trial)).as("kept").isPresent();

        world.pass(Duration.ofDays(6));
        endDue();
        assertThat(choose(id, "move").status()).isEqualTo(200);
        assertThat(person.get("me/preferences/theme").body()).isEqualTo("\"dark\"");

        world.pass(Duration.ofDays(8));
        endDue();
        assertThat(world.the(Accounts.class).find(trial)).as("gone").isEmpty();
        logIn();
        assertThat(choose(id, "undo").status()).isEqualTo(404);
        assertThat(person.get("account/merges").json().path("items").size()).isZero();
    }

    @Test
    void g2_aTrialThatEndsBeforeTheChoiceIsKeptForIt() {
        long lease = book(person, "n1");
        person.api("PUT", "me/preferences/theme", "\"dark\"");
        long id = logIn();
        world.pass(Duration.ofMinutes(40));
        endDue();

        assertThat(Instant.parse(lease(lease).path("end").asString()))
                .as("nobody else waits for a lease that nobody uses")
                .isBeforeOrEqualTo(world.clock().instant());
        assertThat(choose(id, "move").status()).isEqualTo(200);
        assertThat(person.get("me/preferences/theme").body()).isEqualTo("\"dark\"");
    }

    @Test
    void g2_keptTrialsTakeNoPlace() {
        choose(logIn(), "discard");
        long taken = world.database()
                .jdbc()
                .sql("select count(*) from account where level = 0 and not disabled")
                .query(Long.class)
                .single();

        assertThat(taken).isZero();
    }

    @Test
    void g2_nobodyElseChooses() {
        long id = logIn();
        world.hasPerson("eve" + count);
        Visitor eve = Visitor.of(world);
        eve.post("sessions", Map.of("login", "eve" + count, "password", World.passwordOf("eve" + count)));

        assertThat(eve.post("account/merges/" + id + "/move", "").status()).isEqualTo(404);
        assertThat(eve.get("account/merges").json().path("items").size()).isZero();
        assertThat(Visitor.of(world).post("account/merges/" + id + "/move", "").status())
                .isEqualTo(401);
    }

    @Test
    void g2_ofManyChoicesAtOnceOneCounts() throws Exception {
        long lease = book(person, "n1");
        long id = logIn();
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = IntStream.range(0, 20)
                    .mapToObj(_ -> many.submit(() -> choose(id, "move").status()))
                    .toList();
            int done = 0;
            for (Future<Integer> answer : answers) {
                done += answer.get() == 200 ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        }
        assertThat(lease(lease).path("slice").asString()).isEqualTo(account);
    }

    @Test
    void g4_aToolIsHandedOffAgainUnderTheNameOfTheAccount() {
        book(person, "n1");
        assertThat(redeemed()).contains("\"name\":\"" + trial + "\"");
        assertThat(stays(trial)).isTrue();
        long id = logIn();

        choose(id, "move");

        assertThat(stays(trial)).as("the hand-off of the trial is over").isFalse();
        assertThat(redeemed()).contains("\"name\":\"" + account + "\"");
        assertThat(stays(account)).isTrue();
    }

    /** Opens the hub, and redeems there what the browser brings. */
    private String redeemed() {
        String way = person.open(Visitor.PORTAL + "/handoff/hub").location();
        String token = way.replaceAll(".*login_token=([^&]*).*", "$1");
        return hub("login", Map.of("token", token)).body();
    }

    private static boolean stays(String name) {
        return hub("check", Map.of("name", name)).status() == 200;
    }

    private static Http.Reply hub(String step, Object body) {
        return Http.at(world.url()).with("Authorization", "Bearer " + SECRET).post("../../redeem/hub/" + step, body);
    }
}
