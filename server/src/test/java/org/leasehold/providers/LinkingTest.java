package org.leasehold.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.testing.FacilityBuilder.aFacility;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.AccountChange;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Authentication;
import org.leasehold.accounts.Trials;
import org.leasehold.providers.StagedProvider.Person;
import org.leasehold.testing.Visitor;
import org.leasehold.testing.World;

/** Which account an identity comes to: rows O3 to O5, rules K1 and K2, and G1 by a provider. */
class LinkingTest {

    @RegisterExtension
    static final StagedProvider idp =
            new StagedProvider(() -> LinkingTest.world().clock().instant());

    @RegisterExtension
    static final World world = ProviderPeople.world(idp);

    private final Visitor visitor = Visitor.of(world);
    private final ProviderPeople people = new ProviderPeople(world, idp);

    private static World world() {
        return world;
    }

    @BeforeAll
    static void aFacilityOpenToAll() {
        ProviderPeople.haveAnAdministrator(world);
        world.has(aFacility("open").openFrom(0).withNodes("n1").definition());
    }

    @Test
    void o4o5_somebodyNewIsAskedOnceAndGetsAnAccountOfLevelOne() {
        assertThat(people.logIn(visitor, "trusted", people.person())).isEqualTo("/welcome");
        assertThat(visitor.name()).as("nothing is made yet").isEmpty();

        Visitor.Page made =
                visitor.post("account/newcomer", Map.of("displayName", "Grace", "name", "g-" + people.somebody));

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        Account account = people.account("g-" + people.somebody);
        assertThat(account.level()).isEqualTo(Account.BASIC);
        assertThat(account.displayName()).isEqualTo("Grace");
        assertThat(account.email()).isEqualTo(people.address);
        assertThat(account.emailConfirmedAt()).isNotNull();
        assertThat(visitor.name()).contains("g-" + people.somebody);
        assertThat(visitor.post("account/newcomer", Map.of()).status())
                .as("once")
                .isEqualTo(404);
    }

    @Test
    void o4_thePageMayBeSkippedAndWrongNamesAreSaidWithoutLosingAnything() {
        people.made("taken-" + people.somebody);
        people.logIn(visitor, "trusted", people.person());
        assertThat(visitor.post("account/newcomer", Map.of("name", "taken-" + people.somebody))
                        .problem())
                .isEqualTo("409 taken");
        assertThat(visitor.post("account/newcomer", Map.of("name", "root")).problem())
                .isEqualTo("422 invalid name");

        assertThat(visitor.post("account/newcomer", Map.of()).status()).isEqualTo(201);

        assertThat(visitor.name()).contains(people.somebody);
    }

    @Test
    void o4_anotherBrowserSeesNobodyWaiting() {
        people.logIn(visitor, "trusted", people.person());
        Visitor eve = Visitor.of(world);

        assertThat(eve.get("account/newcomer").status()).isEqualTo(404);
        assertThat(eve.post("account/newcomer", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void o3_aKnownAccountIsFoundByItsIdentifierWhateverItsAddressIsNow() {
        people.logIn(visitor, "trusted", people.person());
        visitor.post("account/newcomer", Map.of());
        Person moved = new Person(people.person().subject(), "Renamed", "elsewhere-" + people.address, true);
        Visitor again = Visitor.of(world);

        assertThat(people.logIn(again, "trusted", moved)).isEqualTo("/plan");

        assertThat(again.name()).isEqualTo(visitor.name());
        assertThat(again.cookie("leasehold_session")).isNotEqualTo(visitor.cookie("leasehold_session"));
    }

    @Test
    void o3_theSameSubjectOfAnotherIssuerIsSomebodyElse() {
        Person gitHubs = new Person("octo", "", people.address, false);
        people.logIn(visitor, "github", gitHubs);
        visitor.post("account/newcomer", Map.of());
        Visitor other = Visitor.of(world);

        assertThat(people.logIn(other, "trusted", new Person("4711", "x", "x" + people.address, false)))
                .isEqualTo("/welcome");
        forgetGitHub();
    }

    /** The staged GitHub knows one person only. */
    private static void forgetGitHub() {
        world.database()
                .jdbc()
                .sql("delete from identity where provider = 'github'")
                .update();
    }

    @Test
    void o3_aSessionThatWasThereBeforeEndsAndIsNoneOfTheNewOne() {
        people.logIn(visitor, "trusted", people.person());
        visitor.post("account/newcomer", Map.of());
        people.made("other-" + people.somebody);
        Visitor shared = people.byPassword("other-" + people.somebody);
        String before = shared.cookie("leasehold_session").orElseThrow();

        people.logIn(shared, "trusted", people.person());

        assertThat(shared.name()).contains(people.somebody);
        assertThat(sessionLives(before)).isFalse();
    }

    private static boolean sessionLives(String cookie) {
        return world.the(Authentication.class).bySession(cookie).isPresent();
    }

    @Test
    void k1_anAddressThatWeVerifiedLinksForATrustedProvider() {
        Account account = people.confirmed(people.somebody);

        assertThat(people.logIn(visitor, "trusted", people.person())).isEqualTo("/plan");

        assertThat(visitor.name()).contains(people.somebody);
        assertThat(people.account(people.somebody).id()).isEqualTo(account.id());
        people.byPassword(people.somebody);
        assertThat(people.letters()).containsExactly("Another way to log in to your account");
    }

    @Test
    void k1_whoWaitsInAnAccountWithAnAddressThatIsNotTheirsIsThrownOut() {
        people.made(people.somebody);
        Visitor squatter = people.byPassword(people.somebody);
        squatter.post("tokens", Map.of("name", "stay", "scopes", List.of("read")));
        people.logIn(
                squatter,
                "facebook",
                new Person("squatter" + "x".repeat(people.number), "s", "s@example.org", true),
                Map.of("link", true, "password", ProviderPeople.PASSWORD));

        assertThat(people.logIn(visitor, "trusted", people.person())).isEqualTo("/plan");

        assertThat(visitor.name()).contains(people.somebody);
        assertThat(squatter.name()).isEmpty();
        assertThat(squatter.post("sessions", Map.of("login", people.somebody, "password", ProviderPeople.PASSWORD))
                        .status())
                .isEqualTo(401);
        assertThat(visitor.get("tokens").json().path("items").size()).isZero();
        assertThat(people.identities(visitor)).containsExactly("The trusted");
        assertThat(people.account(people.somebody).emailConfirmedAt()).isNotNull();
        assertThat(people.letters()).contains("Your account has no password any more");
    }

    @Test
    void k1_anAddressThatTheProviderHasNotVerifiedLinksNothing() {
        people.confirmed(people.somebody);

        assertThat(people.logIn(
                        visitor,
                        "trusted",
                        new Person("id-of-" + people.somebody, people.somebody, people.address, false)))
                .isEqualTo("/welcome");

        visitor.post("account/newcomer", Map.of());
        assertThat(visitor.name()).hasValueSatisfying(name -> assertThat(name).isNotEqualTo(people.somebody));
        assertThat(people.account(visitor.name().orElseThrow()).email()).isNull();
    }

    @Test
    void k1_administratorsAndDisabledAccountsAreNeverLinkedByAddress() {
        people.confirmed(people.somebody);
        people.change(people.somebody, new AccountChange(null, null, null, null, true, null, null));
        assertThat(people.logIn(visitor, "trusted", people.person())).isEqualTo("/welcome");

        people.change(people.somebody, new AccountChange(null, null, null, null, false, null, true));
        assertThat(people.logIn(visitor, "trusted", people.person())).isEqualTo("/welcome");
    }

    @Test
    void k1_whoWantedMoreThanAPasswordAskedIsNotLinkedByAddressEither() {
        askForCodes(people.confirmed(people.somebody));

        assertThat(people.logIn(visitor, "trusted", people.person())).isEqualTo("/welcome");
    }

    @Test
    void k1_noCodesKeepTheOwnerOfAnAddressOutOfAnAccountMadeInAdvance() {
        askForCodes(people.made(people.somebody));

        assertThat(people.logIn(visitor, "trusted", people.person())).isEqualTo("/plan");

        assertThat(visitor.get("account/second-factor")
                        .json()
                        .path("codesSince")
                        .isNull())
                .isTrue();
    }

    private static void askForCodes(Account account) {
        world.database()
                .jdbc()
                .sql("insert into one_time_secret (account_id, secret, confirmed_at) values (:id, :secret, now())")
                .param("id", account.id())
                .param("secret", new byte[20])
                .update();
    }

    @Test
    void k1_anAddressThatTheProviderGaveToSomebodyElseIsNoWayIn() {
        people.confirmed(people.somebody);
        people.logIn(visitor, "trusted", people.person());
        Visitor successor = Visitor.of(world);

        assertThat(people.logIn(
                        successor, "trusted", new Person("successor-of-" + people.somebody, "s", people.address, true)))
                .isEqualTo("/welcome");
    }

    @Test
    void k2_aProviderThatIsNotTrustedHasThePersonLogInToTheirAccount() {
        people.confirmed(people.somebody);
        Person person = new Person("f".repeat(100 + people.number), people.somebody, people.address, true);
        assertThat(people.logIn(visitor, "facebook", person)).isEqualTo("/welcome");
        assertThat(visitor.post("account/newcomer/link", Map.of("password", ProviderPeople.PASSWORD))
                        .status())
                .isEqualTo(401);
        visitor.post("sessions", Map.of("login", people.somebody, "password", ProviderPeople.PASSWORD));

        assertThat(visitor.post("account/newcomer/link", Map.of("password", ProviderPeople.PASSWORD))
                        .status())
                .isEqualTo(204);

        assertThat(people.identities(visitor)).containsExactly("The facebook");
        Visitor later = Visitor.of(world);
        assertThat(people.logIn(later, "facebook", person)).isEqualTo("/plan");
        assertThat(later.name()).contains(people.somebody);
        assertThat(people.letters()).containsExactly("Another way to log in to your account");
    }

    @Test
    void k2_whetherAnAddressHasAnAccountIsNotToldToAProviderThatIsNotTrusted() {
        people.confirmed(people.somebody);
        people.logIn(visitor, "facebook", new Person("f".repeat(200 + people.number), "Same", people.address, true));
        Visitor other = Visitor.of(world);
        people.logIn(
                other,
                "facebook",
                new Person("f".repeat(300 + people.number), "Same", "nobody-" + people.address, true));

        assertThat(visitor.get("account/newcomer").body().replace(people.address, ""))
                .isEqualTo(other.get("account/newcomer").body().replace("nobody-" + people.address, ""));
    }

    @Test
    void g2_whoTriesAndIsKnownIsAskedWhatBecomesOfTheTrial() {
        Visitor first = Visitor.of(world);
        people.logIn(first, "trusted", people.person());
        first.post("account/newcomer", Map.of());
        visitor.post("account/trials", "");
        String trial = visitor.name().orElseThrow();

        assertThat(people.logIn(visitor, "trusted", people.person())).isEqualTo("/merge?next=%2Fplan");

        assertThat(visitor.name()).isEqualTo(first.name());
        assertThat(visitor.get("account/merges")
                        .json()
                        .at("/items/0/trial/name")
                        .asString())
                .isEqualTo(trial);
        assertThat(world.the(Accounts.class).find(trial)).isPresent();
    }

    @Test
    void g1_whoTriesAndIsNewKeepsAccountSessionAndLeases() {
        visitor.post("account/trials", "");
        Account trial = people.account(visitor.name().orElseThrow());
        String session = visitor.cookie("leasehold_session").orElseThrow();
        var start = world.clock().instant();
        Visitor.Page booked = visitor.post(
                "leases",
                Map.of(
                        "facility", "open",
                        "resources", List.of("n1"),
                        "start", start.toString(),
                        "end", start.plus(Duration.ofMinutes(20)).toString()));
        assertThat(people.logIn(visitor, "trusted", people.person())).isEqualTo("/welcome");
        assertThat(visitor.get("account/newcomer").json().path("trial").asBoolean())
                .isTrue();

        assertThat(visitor.post("account/newcomer", Map.of("displayName", "Grace"))
                        .status())
                .isEqualTo(200);

        Account account = people.account(trial.name());
        assertThat(account.id()).isEqualTo(trial.id());
        assertThat(account.subject()).isEqualTo(trial.subject());
        assertThat(account.level()).isEqualTo(Account.BASIC);
        assertThat(account.email()).isEqualTo(people.address);
        assertThat(visitor.cookie("leasehold_session")).contains(session);
        world.pass(Duration.ofDays(3));
        world.the(Trials.class).endDue();
        assertThat(visitor.name()).contains(trial.name());
        assertThat(visitor.get("leases/" + booked.json().path("id").asLong())
                        .json()
                        .path("state")
                        .asString())
                .isNotEqualTo("CANCELLED");
    }
}
