package org.leasehold.faces.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.testing.FacilityBuilder.aFacility;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Limited;
import org.leasehold.accounts.Limits;
import org.leasehold.accounts.Retention;
import org.leasehold.accounts.Trials;
import org.leasehold.organizations.Slices;
import org.leasehold.testing.Http;
import org.leasehold.testing.World;

/** Give it a try: the rows W1, W2, Z5, A4, L1, L2, B2 and R4, over HTTP as the page does it. */
class TrialTest {

    @RegisterExtension
    static final World world = World.standingStill();

    private static Http anybody = Http.at(URI.create("http://127.0.0.1"));

    @BeforeAll
    static void facilities() {
        anybody = Http.at(world.url());
        world.has(aFacility("open").openFrom(0).withNodes("n1", "n2").definition());
        world.has(aFacility("members").openFrom(1).withNodes("m1").definition());
        world.has(aFacility("slices").withNodes("s1").definition());
    }

    /** So that no test is braked by the trials of another one. */
    @BeforeEach
    void someDaysLater() {
        Instant today = world.clock().instant().truncatedTo(ChronoUnit.DAYS);
        world.clock().set(today.plus(Duration.ofDays(2)).plus(Duration.ofHours(8)));
        world.the(Trials.class).endDue();
    }

    @Test
    void w1_oneClickMakesASession() {
        Http.Reply begun = anybody.post("account/trials", "");

        assertThat(begun.status()).as(begun.body()).isEqualTo(201);
        assertThat(begun.header("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"));
        assertThat(begun.json().at("/account/level").asInt()).isZero();
        assertThat(begun.json().at("/trial/endsAt").asString())
                .isEqualTo(world.clock().instant().plus(Duration.ofMinutes(120)).toString());
        assertThat(begun.json().at("/trial/idleSeconds").asLong()).isEqualTo(1800);
    }

    @Test
    void w1_oneNetworkGetsFewAtATime() {
        IntStream.range(0, 5).forEach(_ -> trial());

        Http.Reply sixth = anybody.post("account/trials", "");
        assertThat(sixth.problem()).isEqualTo("429 too-many-requests");
        assertThat(sixth.header("Retry-After")).contains("601");

        world.pass(Duration.ofMinutes(10));
        assertThat(anybody.post("account/trials", "").status()).isEqualTo(201);
    }

    @Test
    void w1_whenAllPlacesAreTakenItSaysWhenOneIsFree() {
        allow(Limited.TRIALS, 2L);
        trial();
        world.pass(Duration.ofMinutes(10));
        trial();

        Http.Reply full = anybody.post("account/trials", "");

        assertThat(full.problem()).isEqualTo("429 too-many-requests");
        assertThat(full.json().path("detail").asString())
                .contains(world.clock().instant().plus(Duration.ofMinutes(110)).toString());
        allow(Limited.TRIALS, 50L);
    }

    @Test
    void w1_noMoreTrialsAtOnceThanThereArePlaces() {
        allow(Limited.TRIALS, 10L);
        List<Boolean> made = IntStream.range(0, 30)
                .parallel()
                .mapToObj(number -> {
                    try {
                        world.the(Trials.class).begin(InetAddress.ofLiteral("198.51.100." + number));
                        return true;
                    } catch (RuntimeException full) {
                        return false;
                    }
                })
                .toList();
        assertThat(made).filteredOn(begun -> begun).hasSize(10);
        allow(Limited.TRIALS, 50L);
    }

    @Test
    void w2_theHandleIsGeneratedAndTheSubjectSaysNothing() {
        Account one = accountOf(trial());
        Account other = accountOf(trial());

        assertThat(one.name()).matches("anon-[a-z2-9]{8}").isNotEqualTo(other.name());
        assertThat(one.subject()).isNotEqualTo(other.subject());
        assertThat(one.email()).isNull();
        assertThat(one.level()).isEqualTo(Account.ANONYMOUS);
    }

    @Test
    void fromATryToALeaseWithNothingElseToFillIn() {
        Http guest = trial();

        Http.Reply booked = guest.post("leases", booking("open", "n1", 60));

        assertThat(booked.status()).as(booked.body()).isEqualTo(201);
        assertThat(booked.json().path("slice").asString())
                .isEqualTo(accountOf(guest).name());
    }

    @Test
    void b2_levelZeroBooksWhereTheFacilityLetsIt() {
        Http guest = trial();

        assertThat(rule(guest.post("leases", booking("members", "m1", 60)))).isEqualTo("personal-level");
        assertThat(guest.post("leases", booking("slices", "s1", 60)).problem()).isEqualTo("422 invalid slice");
    }

    @Test
    void a4_aTrialIsLimitedInNumberLengthAndReach() {
        Http guest = trial();
        Map<String, Object> farAway = new HashMap<>(booking("open", "n1", 60));
        farAway.put("start", world.clock().instant().plus(Duration.ofDays(3)).toString());
        farAway.put(
                "end",
                world.clock()
                        .instant()
                        .plus(Duration.ofDays(3))
                        .plusSeconds(600)
                        .toString());

        assertThat(rule(guest.post("leases", booking("open", "n1", 70)))).isEqualTo("length-per-person");
        assertThat(rule(guest.post("leases", farAway))).isEqualTo("horizon-per-person");
        assertThat(guest.post("leases", booking("open", "n1", 10)).status()).isEqualTo(201);
        assertThat(rule(guest.post("leases", booking("open", "n2", 10)))).isEqualTo("leases-per-person");
    }

    @Test
    void a2_noGuestTouchesTheLeaseOfAnother() {
        Http guest = trial();
        long lease = guest.post("leases", booking("open", "n1", 30))
                .json()
                .path("id")
                .asLong();

        Http.Reply cancelled = trial().send("DELETE", "leases/" + lease, "");

        assertThat(cancelled.problem()).isEqualTo("403 forbidden");
    }

    @Test
    void l2_leavingRemovesTheAccountAndEndsItsLeases() {
        Http guest = trial();
        String name = accountOf(guest).name();
        Http.Reply booked = guest.post("leases", booking("open", "n1", 60));

        assertThat(guest.send("DELETE", "sessions/current", "").status()).isEqualTo(204);

        assertThat(world.the(Accounts.class).find(name)).isEmpty();
        assertThat(guest.get("me").status()).isEqualTo(401);
        Http.Reply lease = anybody.get("leases/" + booked.json().path("id").asLong());
        assertThat(lease.json().path("end").asString())
                .as("it had begun, so it is cut at the next grain: " + lease.body())
                .isEqualTo(world.clock().instant().plus(Duration.ofMinutes(10)).toString());
        assertThat(world.the(Slices.class)
                        .getSlice(name)
                        .isExpired(world.clock().instant()))
                .isTrue();
    }

    @Test
    void l2_aTrialEndsAtItsTimeThoughItIsUsed() {
        Http guest = trial();
        String name = accountOf(guest).name();
        for (int minute = 0; minute < 120; minute += 20) {
            assertThat(guest.get("me").status()).as("after %d min", minute).isEqualTo(200);
            world.pass(Duration.ofMinutes(20));
        }

        assertThat(guest.get("me").status()).isEqualTo(401);
        world.the(Trials.class).endDue();
        assertThat(world.the(Accounts.class).find(name)).isEmpty();
    }

    @Test
    void r4_aTrialThatIsNotUsedEndsEarlier() {
        Http guest = trial();
        String name = accountOf(guest).name();
        world.pass(Duration.ofMinutes(29));
        world.the(Trials.class).endDue();
        assertThat(world.the(Accounts.class).find(name)).isPresent();

        world.pass(Duration.ofMinutes(2));
        world.the(Trials.class).endDue();

        assertThat(world.the(Accounts.class).find(name)).isEmpty();
    }

    @Test
    void l2_endingATrialTwiceIsEndingItOnce() {
        Account account = accountOf(trial());

        Stream.of(1, 2).parallel().forEach(_ -> world.the(Trials.class).end(account.id()));

        assertThat(world.the(Accounts.class).find(account.name())).isEmpty();
    }

    @Test
    void aRestartInTheMiddleLosesNoTrialAndForgetsNone() {
        String cookie = cookie(anybody.post("account/trials", ""));
        String name = accountOf(holding(cookie)).name();
        world.restart();
        anybody = Http.at(world.url());
        Http again = holding(cookie);

        assertThat(again.get("me").json().at("/account/name").asString()).isEqualTo(name);
        world.pass(Duration.ofHours(3));
        world.the(Trials.class).endDue();
        assertThat(world.the(Accounts.class).find(name)).isEmpty();
    }

    @Test
    void w7_everyLimitSaysWhereItComesFrom() {
        Http guest = trial();

        var limits = guest.get("account/limits").json().path("items");

        assertThat(limits).anySatisfy(limit -> {
            assertThat(limit.path("what").asString()).isEqualTo("lease-minutes");
            assertThat(limit.path("mostCount").asLong()).isEqualTo(60);
            assertThat(limit.at("/because/source").asString()).isEqualTo("level 0");
            assertThat(limit.at("/because/reason").asString()).isEqualTo("as delivered");
        });
    }

    private static Http trial() {
        return holding(cookie(anybody.post("account/trials", "")));
    }

    private static String cookie(Http.Reply begun) {
        assertThat(begun.status()).as(begun.body()).isEqualTo(201);
        return begun.header("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private static Http holding(String cookie) {
        return anybody.with("Cookie", cookie).with("X-Leasehold", "1");
    }

    private static Account accountOf(Http guest) {
        return world.the(Accounts.class)
                .get(guest.get("me").json().at("/account/name").asString());
    }

    private static Map<String, Object> booking(String facility, String resource, int minutes) {
        var start = world.clock().instant();
        return Map.of(
                "facility", facility,
                "resources", List.of(resource),
                "start", start.toString(),
                "end", start.plus(Duration.ofMinutes(minutes)).toString());
    }

    private static String rule(Http.Reply refused) {
        return refused.json().path("rule").asString(refused.body());
    }

    private static void allow(Limited what, Long most) {
        world.the(Limits.class)
                .set(
                        World.SYSTEM,
                        new Limits.Wanted(
                                new Limits.Whom.Level(0), what, most, null, new Retention.Forever(), null, "a test"));
    }
}
