package org.leasehold.faces.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.testing.FacilityBuilder.aFacility;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Trials;
import org.leasehold.testing.Http;
import org.leasehold.testing.TestMail;
import org.leasehold.testing.World;
import tools.jackson.databind.JsonNode;

/** From trying to having an account, without losing anything: rule G1, with real mail. */
class TrialSignUpTest {

    @RegisterExtension
    @Order(1)
    static final TestMail mail = new TestMail();

    @RegisterExtension
    @Order(2)
    static final World world = World.standingStill().mailingTo(mail);

    private static int count;

    private String address = "";
    private String signUp = "";
    private Http anybody = Http.at(world.url());
    private Http guest = anybody;

    @BeforeAll
    static void aFacilityOpenToAll() {
        world.has(aFacility("open").openFrom(0).withNodes("n1").definition());
    }

    @BeforeEach
    void somebodyTries() {
        world.pass(Duration.ofHours(12));
        world.the(Trials.class).endDue();
        address = "guest" + ++count + "@example.org";
        Http.Reply begun = anybody.post("account/trials", "");
        guest = anybody.with("Cookie", begun.header("Set-Cookie").orElseThrow().split(";", 2)[0])
                .with("X-Leasehold", "1");
    }

    @Test
    void g1_idSubjectNameAndLeasesStayAndTheSessionGoesOn() {
        Account before = account();
        long lease = book();
        signUp();

        assertThat(confirm().path("outcome").asString()).isEqualTo("confirmed");

        Account after = account();
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.subject()).isEqualTo(before.subject());
        assertThat(after.name()).isEqualTo(before.name());
        assertThat(after.level()).isEqualTo(Account.BASIC);
        assertThat(after.displayName()).isEqualTo("Grace");
        assertThat(after.email()).isEqualTo(address);
        assertThat(after.endsAt()).isNull();
        assertThat(guest.get("leases/" + lease).json().path("state").asString()).isNotEqualTo("CANCELLED");
        assertThat(guest.send("DELETE", "leases/" + lease, "").status()).isEqualTo(200);
    }

    @Test
    void e6_confirmedElsewhereTheTrialGoesOnWithoutTheSessionOfWhoeverBeganIt() {
        Account before = account();
        long lease = book();
        signUp();

        Http.Reply confirmed = anybody.post(
                "account/confirmations",
                Map.of("secret", mail.await(address).secret(), "password", "the reader's own one"));

        assertThat(confirmed.json().path("outcome").asString()).isEqualTo("confirmed");
        assertThat(guest.get("me").json().path("account").isMissingNode()
                        || guest.get("me").status() == 401)
                .isTrue();
        assertThat(world.the(Accounts.class).get(before.name()).level()).isEqualTo(Account.BASIC);
        assertThat(anybody.get("leases/" + lease).json().path("slice").asString())
                .isEqualTo(before.name());
    }

    @Test
    void g1_nothingIsWipedAfterwards() {
        String name = account().name();
        signUp();
        confirm();
        world.pass(Duration.ofDays(3));
        world.the(Trials.class).endDue();

        assertThat(world.the(Accounts.class).find(name)).isPresent();
        assertThat(guest.get("me").json().path("trial").isMissingNode()).isTrue();
        guest.send("DELETE", "sessions/current", "");
        assertThat(world.the(Accounts.class).find(name))
                .as("logging out wipes only trials")
                .isPresent();
        assertThat(anybody.post("sessions", Map.of("login", address, "password", "correct horse battery"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void g1_theLimitsAreThoseOfTheNewLevelAtOnce() {
        book();
        signUp();
        confirm();
        world.pass(Duration.ofMinutes(30));

        assertThat(anotherLease().status()).isEqualTo(201);
    }

    @Test
    void g1_aFailureCostsTheTrialNothing() {
        String begun = signUp();
        for (int guess = 0; guess < 5; guess++) {
            anybody.post("account/confirmations", Map.of("signUp", begun, "code", "00000" + guess));
        }

        assertThat(guest.get("me").status()).isEqualTo(200);
        assertThat(account().level()).isEqualTo(Account.ANONYMOUS);
    }

    @Test
    void g1_whenTheTrialEndedMeanwhileTheAccountIsMadeAllTheSame() {
        String name = account().name();
        signUp();
        world.the(Trials.class).end(account().id());

        assertThat(confirm().path("outcome").asString()).isEqualTo("confirmed");

        assertThat(world.the(Accounts.class).find(name)).isEmpty();
        assertThat(anybody.post("sessions", Map.of("login", address, "password", "correct horse battery"))
                        .json()
                        .at("/account/level")
                        .asInt())
                .isEqualTo(Account.BASIC);
    }

    @Test
    void g1_anEndAndAConfirmationInOneMomentLeaveAnAccountEitherWay() {
        long id = account().id();
        signUp();
        String code = mail.await(address).code();

        Thread ending = Thread.startVirtualThread(() -> world.the(Trials.class).end(id));
        Http.Reply confirmed = anybody.post("account/confirmations", Map.of("signUp", signUp, "code", code));
        join(ending);

        assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);
        assertThat(anybody.post("sessions", Map.of("login", address, "password", "correct horse battery"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void t2_aTrialKeepsTheNameThatToolsKnowItBy() {
        Http.Reply refused = guest.post(
                "account/sign-ups",
                Map.of("email", address, "password", "correct horse battery", "name", "somebody-else"));

        assertThat(refused.problem()).isEqualTo("422 invalid name");
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private String signUp() {
        Http.Reply begun = guest.post(
                "account/sign-ups",
                Map.of("email", address, "password", "correct horse battery", "displayName", "Grace"));
        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
        signUp = begun.json().path("signUp").asString();
        return signUp;
    }

    private JsonNode confirm() {
        Http.Reply confirmed = anybody.post(
                "account/confirmations",
                Map.of("signUp", signUp, "code", mail.await(address).code()));
        assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);
        return confirmed.json();
    }

    private Account account() {
        return world.the(Accounts.class)
                .get(guest.get("me").json().at("/account/name").asString());
    }

    private long book() {
        Http.Reply booked = anotherLease();
        assertThat(booked.status()).as(booked.body()).isEqualTo(201);
        return booked.json().path("id").asLong();
    }

    private Http.Reply anotherLease() {
        var start = world.clock().instant();
        return guest.post(
                "leases",
                Map.of(
                        "facility", "open",
                        "resources", List.of("n1"),
                        "start", start.toString(),
                        "end", start.plus(Duration.ofMinutes(20)).toString()));
    }
}
