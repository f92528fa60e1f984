package org.leasehold.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.accounts.AccountChange;
import org.leasehold.providers.StagedProvider.Person;
import org.leasehold.testing.Visitor;
import org.leasehold.testing.World;

/** Other ways to log in to an account one has: rule K3. */
class IdentitiesTest {

    @RegisterExtension
    static final StagedProvider idp =
            new StagedProvider(() -> IdentitiesTest.world().clock().instant());

    @RegisterExtension
    static final World world = ProviderPeople.world(idp);

    private final Visitor visitor = Visitor.of(world);
    private final ProviderPeople people = new ProviderPeople(world, idp);

    private static World world() {
        return world;
    }

    @BeforeAll
    static void somebodyAdministers() {
        ProviderPeople.haveAnAdministrator(world);
    }

    @Test
    void k3_allIdentitiesAreShownAndTheLastWayInStays() {
        people.logIn(visitor, "trusted", people.person());
        visitor.post("account/newcomer", Map.of());
        Person face = new Person("f".repeat(400 + people.number), people.somebody, people.address, true);
        assertThat(people.logIn(visitor, "facebook", face, Map.of("link", true, "next", "/account")))
                .isEqualTo("/account");
        assertThat(people.identities(visitor)).containsExactly("The trusted", "The facebook");
        Visitor elsewhere = Visitor.of(world);
        people.logIn(elsewhere, "facebook", face);
        var items = visitor.get("account/identities").json().path("items");
        long first = items.path(0).path("id").asLong();
        long second = items.path(1).path("id").asLong();

        assertThat(visitor.post("account/identities/" + second + "/removals", Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(elsewhere.name()).as("its sessions end").isEmpty();
        assertThat(visitor.post("account/identities/" + first + "/removals", Map.of())
                        .problem())
                .isEqualTo("409 wrong-state");

        assertThat(people.logIn(Visitor.of(world), "facebook", face)).as("gone").isEqualTo("/welcome");
        assertThat(people.letters())
                .containsExactly(
                        "Another way to log in to your account",
                        "Another way to log in to your account",
                        "A way to log in to your account is gone");
    }

    @Test
    void k3_aWayInIsAddedOrTakenAwayOnlyByWhoShowsAgainWhoTheyAre() {
        people.made(people.somebody);
        Visitor in = people.byPassword(people.somebody);
        assertThat(in.post("account/providers/trusted/attempts", Map.of("link", true, "password", "another"))
                        .problem())
                .isEqualTo("401 not-logged-in");
        people.logIn(visitor, "facebook", new Person("f".repeat(500 + people.number), "x", "x@example.org", false));
        visitor.post("account/newcomer", Map.of("name", "new-" + people.somebody));
        world.pass(Duration.ofMinutes(11));
        assertThat(visitor.post("account/providers/trusted/attempts", Map.of("link", true))
                        .problem())
                .as("no password, and not just logged in")
                .isEqualTo("401 not-logged-in");
    }

    @Test
    void k3_nobodyTakesAwayWhatIsAnothers() {
        people.logIn(visitor, "trusted", people.person());
        visitor.post("account/newcomer", Map.of());
        long id = visitor.get("account/identities").json().at("/items/0/id").asLong();
        people.made("eve-" + people.somebody);

        assertThat(people.byPassword("eve-" + people.somebody)
                        .post("account/identities/" + id + "/removals", Map.of("password", ProviderPeople.PASSWORD))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void k3_anIdentityOfAnotherAccountIsNotTakenOver() {
        people.logIn(visitor, "trusted", people.person());
        visitor.post("account/newcomer", Map.of());
        people.made("eve-" + people.somebody);
        Visitor eve = people.byPassword("eve-" + people.somebody);

        assertThat(people.logIn(
                        eve, "trusted", people.person(), Map.of("link", true, "password", ProviderPeople.PASSWORD)))
                .isEqualTo("/account?provider=trusted&failed=linked-elsewhere");
        assertThat(people.identities(eve)).isEmpty();
    }

    @Test
    void k3_aLinkThatBeganInOneSessionIsNotFinishedInAnother() {
        people.made("eve-" + people.somebody);
        people.made("vic-" + people.somebody);
        Visitor shared = people.byPassword("eve-" + people.somebody);
        URI way = shared.setOut("trusted", Map.of("link", true, "password", ProviderPeople.PASSWORD));
        shared.post("sessions", Map.of("login", "vic-" + people.somebody, "password", ProviderPeople.PASSWORD));

        assertThat(shared.open(idp.consents(way, people.person())).location())
                .isEqualTo("/account?provider=trusted&failed=other-person");
        assertThat(people.identities(shared)).isEmpty();
    }

    @Test
    void k3_aDisabledAccountIsNotLoggedInTo() {
        people.logIn(visitor, "trusted", people.person());
        visitor.post("account/newcomer", Map.of());
        people.change(people.somebody, new AccountChange(null, null, null, null, null, null, true));

        assertThat(people.logIn(visitor, "trusted", people.person()))
                .isEqualTo("/login?provider=trusted&failed=disabled&next=%2Fplan");
        assertThat(visitor.name()).isEmpty();
    }
}
