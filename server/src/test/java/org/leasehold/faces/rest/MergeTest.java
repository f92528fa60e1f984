package org.leasehold.faces.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.testing.FacilityBuilder.aFacility;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.accounts.Authentication;
import org.leasehold.accounts.Limited;
import org.leasehold.accounts.Limits;
import org.leasehold.accounts.Retention;
import org.leasehold.testing.Visitor;
import org.leasehold.testing.World;
import tools.jackson.databind.JsonNode;

/** Somebody tries and then logs in to an account that they have: rule G2. */
class MergeTest {

    @RegisterExtension
    static final World world = World.standingStill();

    private final TrialAndAccount has = TrialAndAccount.in(world);

    @BeforeAll
    static void aFacilityOpenToAll() {
        world.has(aFacility("open").openFrom(0).withNodes("n1", "n2", "n3").definition());
    }

    @Test
    void g2_bothAreShownAndNothingHappensBeforeTheChoice() {
        long lease = has.book("n1");
        has.person.api("PUT", "me/preferences/theme", "\"dark\"");

        long id = has.logIn();

        assertThat(has.person.name()).contains(has.account);
        JsonNode merge = has.person.get("account/merges").json().at("/items/0");
        assertThat(merge.path("id").asLong()).isEqualTo(id);
        assertThat(merge.path("state").asString()).isEqualTo("OFFERED");
        assertThat(merge.at("/trial/name").asString()).isEqualTo(has.trial);
        assertThat(merge.at("/account/name").asString()).isEqualTo(has.account);
        assertThat(merge.path("work").toString())
                .isEqualTo("{\"items\":[],\"leases\":[\"" + lease + "\"],\"preferences\":[\"theme\"]}");
        assertThat(has.lease(lease).path("slice").asString()).isEqualTo(has.trial);
    }

    @Test
    void g2_aLogInThatFailsCostsTheTrialNothing() {
        long lease = has.book("n1");
        has.person.post("sessions", Map.of("login", has.account, "password", "another one"));

        assertThat(has.person.name()).contains(has.trial);
        assertThat(has.lease(lease).path("state").asString()).isNotEqualTo("CANCELLED");
    }

    @Test
    void g2_whatIsMovedIsTheAccountsAsItIs() {
        long lease = has.book("n1");
        has.person.api("PUT", "me/preferences/theme", "\"dark\"");
        String end = has.lease(lease).path("end").asString();
        long id = has.logIn();

        Visitor.Page moved = has.choose(id, "move");

        assertThat(moved.status()).as(moved.body()).isEqualTo(200);
        assertThat(moved.json().path("state").asString()).isEqualTo("MOVED");
        assertThat(has.lease(lease).path("slice").asString()).isEqualTo(has.account);
        assertThat(has.lease(lease).path("end").asString()).isEqualTo(end);
        assertThat(has.person.get("me/preferences/theme").body()).isEqualTo("\"dark\"");
        world.pass(Duration.ofHours(3));
        has.endDue();
        assertThat(has.lease(lease).path("state").asString()).isNotEqualTo("CANCELLED");
        assertThat(has.lease(lease).path("end").asString()).isEqualTo(end);
        world.restart();
        assertThat(has.lease(lease).path("slice").asString()).isEqualTo(has.account);
    }

    @Test
    void g2_theAccountsLimitsForbidNothingThatComes() {
        long lease = has.book("n1");
        long id = has.logIn();
        world.the(Limits.class)
                .set(
                        World.SYSTEM,
                        new Limits.Wanted(
                                new Limits.Whom.One(has.accountId()),
                                Limited.LEASES,
                                0L,
                                null,
                                new Retention.Forever(),
                                null,
                                "none for a test"));

        assertThat(has.choose(id, "move").status()).isEqualTo(200);

        assertThat(has.lease(lease).path("slice").asString()).isEqualTo(has.account);
    }

    @Test
    void g2_whatTheAccountHasAlreadyIsNotOverwritten() {
        has.person.api("PUT", "me/preferences/theme", "\"dark\"");
        long id = has.logIn();
        has.person.api("PUT", "me/preferences/theme", "\"light\"");

        has.choose(id, "move");

        assertThat(has.person.get("me/preferences/theme").body()).isEqualTo("\"light\"");
    }

    @Test
    void g2_aMoveIsTakenBackByCancellingWhatCame() {
        long lease = has.book("n1");
        has.person.api("PUT", "me/preferences/theme", "\"dark\"");
        long id = has.logIn();
        has.choose(id, "move");
        long own = has.book("n2");

        assertThat(has.choose(id, "undo").json().path("state").asString()).isEqualTo("UNDONE");

        assertThat(Instant.parse(has.lease(lease).path("end").asString()))
                .as("cut at the next grain")
                .isBeforeOrEqualTo(world.clock().instant().plus(Duration.ofMinutes(10)));
        assertThat(has.lease(own).path("state").asString()).isNotEqualTo("CANCELLED");
        assertThat(has.person.get("me/preferences/theme").body()).isEqualTo("null");
        assertThat(has.choose(id, "undo").problem()).isEqualTo("409 wrong-state");
        assertThat(has.choose(id, "move").problem()).isEqualTo("409 wrong-state");
    }

    @Test
    void g2_whatIsDiscardedCanStillBeMoved() {
        long lease = has.book("n1");
        String old = has.person.cookie("leasehold_session").orElseThrow();
        long id = has.logIn();

        assertThat(has.choose(id, "discard").json().path("state").asString()).isEqualTo("DISCARDED");

        assertThat(world.the(Authentication.class).bySession(old))
                .as("nobody acts as the trial")
                .isEmpty();
        has.endDue();
        assertThat(has.lease(lease).path("state").asString()).isNotEqualTo("CANCELLED");
        assertThat(has.choose(id, "discard").problem()).isEqualTo("409 wrong-state");
        assertThat(has.choose(id, "move").status()).isEqualTo(200);
        assertThat(has.lease(lease).path("slice").asString()).isEqualTo(has.account);
    }

    @Test
    void g2_whatIsDiscardedHoldsNothingAfterItsTimeAndIsGoneAfterSevenDays() {
        has.person.api("PUT", "me/preferences/theme", "\"dark\"");
        long id = has.logIn();
        has.choose(id, "discard");
        world.pass(Duration.ofHours(3));
        has.endDue();
        has.endDue();
        assertThat(has.trialExists()).as("kept").isTrue();

        world.pass(Duration.ofDays(6));
        has.endDue();
        assertThat(has.choose(id, "move").status()).isEqualTo(200);
        assertThat(has.person.get("me/preferences/theme").body()).isEqualTo("\"dark\"");

        world.pass(Duration.ofDays(8));
        has.endDue();
        assertThat(has.trialExists()).as("gone").isFalse();
        has.logIn();
        assertThat(has.choose(id, "undo").status()).isEqualTo(404);
        assertThat(has.person.get("account/merges").json().path("items").size()).isZero();
    }

    @Test
    void g2_aTrialThatEndsBeforeTheChoiceIsKeptForIt() {
        long lease = has.book("n1");
        has.person.api("PUT", "me/preferences/theme", "\"dark\"");
        long id = has.logIn();
        world.pass(Duration.ofMinutes(40));
        has.endDue();

        assertThat(Instant.parse(has.lease(lease).path("end").asString()))
                .as("nobody else waits for a lease that nobody uses")
                .isBeforeOrEqualTo(world.clock().instant());
        assertThat(has.choose(id, "move").status()).isEqualTo(200);
        assertThat(has.person.get("me/preferences/theme").body()).isEqualTo("\"dark\"");
    }

    @Test
    void g2_keptTrialsTakeNoPlace() {
        has.choose(has.logIn(), "discard");
        long taken = world.database()
                .jdbc()
                .sql("select count(*) from account where level = 0 and not disabled")
                .query(Long.class)
                .single();

        assertThat(taken).isZero();
    }

    @Test
    void g2_nobodyElseChooses() {
        long id = has.logIn();
        world.hasPerson("eve");
        Visitor eve = Visitor.of(world);
        eve.post("sessions", Map.of("login", "eve", "password", World.passwordOf("eve")));

        assertThat(eve.post("account/merges/" + id + "/move", "").status()).isEqualTo(404);
        assertThat(eve.get("account/merges").json().path("items").size()).isZero();
        assertThat(Visitor.of(world).post("account/merges/" + id + "/move", "").status())
                .isEqualTo(401);
    }

    @Test
    void g2_ofManyChoicesAtOnceOneCounts() throws Exception {
        long lease = has.book("n1");
        long id = has.logIn();
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = IntStream.range(0, 20)
                    .mapToObj(_ -> many.submit(() -> has.choose(id, "move").status()))
                    .toList();
            int done = 0;
            for (Future<Integer> answer : answers) {
                done += answer.get() == 200 ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        }
        assertThat(has.lease(lease).path("slice").asString()).isEqualTo(has.account);
    }
}
