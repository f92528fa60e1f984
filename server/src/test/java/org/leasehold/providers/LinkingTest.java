package org.leasehold.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.testing.FacilityBuilder.aFacility;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.AccountChange;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Authentication;
import org.leasehold.accounts.NewAccount;
import org.leasehold.accounts.Trials;
import org.leasehold.providers.StagedProvider.Person;
import org.leasehold.testing.Visitor;
import org.leasehold.testing.World;

/** Which account an identity comes to: rows O3 to O5, rules K1 to K3, and G1 by a provider. */
class LinkingTest {

    private static final String PASSWORD = "correct horse battery";

    @RegisterExtension
    static final StagedProvider idp =
            new StagedProvider(() -> LinkingTest.world().clock().instant());

    @RegisterExtension
    static final World world = World.standingStill()
            .at(URI.create(Visitor.PORTAL))
            .with(
                    ProviderSettings.class,
                    () -> new ProviderSettings(List.of(idp.oidc("trusted", true), idp.gitHub(), idp.facebook())));

    private static int count;

    private final Visitor visitor = Visitor.of(world);
    private String somebody = "";
    private String address = "";

    private static World world() {
        return world;
    }

    @BeforeAll
    static void aFacilityOpenToAll() {
        world.the(Accounts.class).create(World.SYSTEM, new NewAccount("admin", "Admin", null, null, true, false));
        world.has(aFacility("open").openFrom(0).withNodes("n1").definition());
    }

    @BeforeEach
    void somebodyNew() {
        world.pass(Duration.ofHours(12));
        world.the(Trials.class).endDue();
        somebody = "somebody" + ++count;
        address = somebody + "@example.org";
    }

    private Person person() {
        return new Person("id-of-" + somebody, somebody, address, true);
    }

    private String logIn(Visitor who, String provider, Person person) {
        return logIn(who, provider, person, Map.of("next", "/plan"));
    }

    private String logIn(Visitor who, String provider, Person person, Map<String, ?> wish) {
        URI way = who.setOut(provider, wish);
        String back = provider.equals("trusted") ? idp.consents(way, person) : idp.consentsNameless(way, person);
        return who.open(back).location();
    }

    private Account account(String name) {
        return world.the(Accounts.class).get(name);
    }

    /** With an address that nobody has shown to be theirs. */
    private Account made(String name) {
        return world.the(Accounts.class)
                .create(World.SYSTEM, new NewAccount(name, name, name + "@example.org", PASSWORD, false, false));
    }

    private Account confirmed(String name) {
        Account made = made(name);
        world.database()
                .jdbc()
                .sql("update account set email_confirmed_at = created_at where id = :id")
                .param("id", made.id())
                .update();
        return made;
    }

    private Visitor byPassword(String name) {
        Visitor who = Visitor.of(world);
        assertThat(who.post("sessions", Map.of("login", name, "password", PASSWORD))
                        .status())
                .isEqualTo(201);
        return who;
    }

    private List<String> letters() {
        return world.database()
                .jdbc()
                .sql("select subject from letter where recipient = :to order by id")
                .param("to", address)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private List<String> identities(Visitor who) {
        return who.get("account/identities")
                .json()
                .path("items")
                .valueStream()
                .map(identity -> identity.path("title").asString())
                .toList();
    }

    @Test
    void o4o5_somebodyNewIsAskedOnceAndGetsAnAccountOfLevelOne() {
        assertThat(logIn(visitor, "trusted", person())).isEqualTo("/welcome");
        assertThat(visitor.name()).as("nothing is made yet").isEmpty();

        Visitor.Page made = visitor.post("account/newcomer", Map.of("displayName", "Grace", "name", "g-" + somebody));

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        Account account = account("g-" + somebody);
        assertThat(account.level()).isEqualTo(Account.BASIC);
        assertThat(account.displayName()).isEqualTo("Grace");
        assertThat(account.email()).isEqualTo(address);
        assertThat(account.emailConfirmedAt()).isNotNull();
        assertThat(visitor.name()).contains("g-" + somebody);
        assertThat(visitor.post("account/newcomer", Map.of()).status())
                .as("once")
                .isEqualTo(404);
    }

    @Test
    void o4_thePageMayBeSkippedAndWrongNamesAreSaidWithoutLosingAnything() {
        made("taken-" + somebody);
        logIn(visitor, "trusted", person());
        assertThat(visitor.post("account/newcomer", Map.of("name", "taken-" + somebody))
                        .problem())
                .isEqualTo("409 taken");
        assertThat(visitor.post("account/newcomer", Map.of("name", "root")).problem())
                .isEqualTo("422 invalid name");

        assertThat(visitor.post("account/newcomer", Map.of()).status()).isEqualTo(201);

        assertThat(visitor.name()).contains(somebody);
    }

    @Test
    void o4_anotherBrowserSeesNobodyWaiting() {
        logIn(visitor, "trusted", person());
        Visitor eve = Visitor.of(world);

        assertThat(eve.get("account/newcomer").status()).isEqualTo(404);
        assertThat(eve.post("account/newcomer", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void o3_aKnownAccountIsFoundByItsIdentifierWhateverItsAddressIsNow() {
        logIn(visitor, "trusted", person());
        visitor.post("account/newcomer", Map.of());
        Person moved = new Person(person().subject(), "Renamed", "elsewhere-" + address, true);
        Visitor again = Visitor.of(world);

        assertThat(logIn(again, "trusted", moved)).isEqualTo("/plan");

        assertThat(again.name()).isEqualTo(visitor.name());
        assertThat(again.cookie("leasehold_session")).isNotEqualTo(visitor.cookie("leasehold_session"));
    }

    @Test
    void o3_theSameSubjectOfAnotherIssuerIsSomebodyElse() {
        Person gitHubs = new Person("octo", "", address, false);
        logIn(visitor, "github", gitHubs);
        visitor.post("account/newcomer", Map.of());
        Visitor other = Visitor.of(world);

        assertThat(logIn(other, "trusted", new Person("4711", "x", "x" + address, false)))
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
        logIn(visitor, "trusted", person());
        visitor.post("account/newcomer", Map.of());
        made("other-" + somebody);
        Visitor shared = byPassword("other-" + somebody);
        String before = shared.cookie("leasehold_session").orElseThrow();

        logIn(shared, "trusted", person());

        assertThat(shared.name()).contains(somebody);
        assertThat(sessionLives(before)).isFalse();
    }

    private static boolean sessionLives(String cookie) {
        return world.the(Authentication.class).bySession(cookie).isPresent();
    }

    @Test
    void k1_anAddressThatWeVerifiedLinksForATrustedProvider() {
        Account account = confirmed(somebody);

        assertThat(logIn(visitor, "trusted", person())).isEqualTo("/plan");

        assertThat(visitor.name()).contains(somebody);
        assertThat(account(somebody).id()).isEqualTo(account.id());
        byPassword(somebody);
        assertThat(letters()).containsExactly("Another way to log in to your account");
    }

    @Test
    void k1_whoWaitsInAnAccountWithAnAddressThatIsNotTheirsIsThrownOut() {
        made(somebody);
        Visitor squatter = byPassword(somebody);
        squatter.post("tokens", Map.of("name", "stay", "scopes", List.of("read")));
        logIn(
                squatter,
                "facebook",
                new Person("squatter" + "x".repeat(count), "s", "s@example.org", true),
                Map.of("link", true, "password", PASSWORD));

        assertThat(logIn(visitor, "trusted", person())).isEqualTo("/plan");

        assertThat(visitor.name()).contains(somebody);
        assertThat(squatter.name()).isEmpty();
        assertThat(squatter.post("sessions", Map.of("login", somebody, "password", PASSWORD))
                        .status())
                .isEqualTo(401);
        assertThat(visitor.get("tokens").json().path("items").size()).isZero();
        assertThat(identities(visitor)).containsExactly("The trusted");
        assertThat(account(somebody).emailConfirmedAt()).isNotNull();
        assertThat(letters()).contains("Your account has no password any more");
    }

    @Test
    void k1_anAddressThatTheProviderHasNotVerifiedLinksNothing() {
        confirmed(somebody);

        assertThat(logIn(visitor, "trusted", new Person("id-of-" + somebody, somebody, address, false)))
                .isEqualTo("/welcome");

        visitor.post("account/newcomer", Map.of());
        assertThat(visitor.name()).hasValueSatisfying(name -> assertThat(name).isNotEqualTo(somebody));
        assertThat(account(visitor.name().orElseThrow()).email()).isNull();
    }

    @Test
    void k1_administratorsAndDisabledAccountsAreNeverLinkedByAddress() {
        confirmed(somebody);
        change(somebody, new AccountChange(null, null, null, null, true, null, null));
        assertThat(logIn(visitor, "trusted", person())).isEqualTo("/welcome");

        change(somebody, new AccountChange(null, null, null, null, false, null, true));
        assertThat(logIn(visitor, "trusted", person())).isEqualTo("/welcome");
    }

    private static void change(String name, AccountChange change) {
        world.the(Accounts.class).change(World.SYSTEM, name, change);
    }

    @Test
    void k1_whoWantedMoreThanAPasswordAskedIsNotLinkedByAddressEither() {
        askForCodes(confirmed(somebody));

        assertThat(logIn(visitor, "trusted", person())).isEqualTo("/welcome");
    }

    @Test
    void k1_noCodesKeepTheOwnerOfAnAddressOutOfAnAccountMadeInAdvance() {
        askForCodes(made(somebody));

        assertThat(logIn(visitor, "trusted", person())).isEqualTo("/plan");

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
        confirmed(somebody);
        logIn(visitor, "trusted", person());
        Visitor successor = Visitor.of(world);

        assertThat(logIn(successor, "trusted", new Person("successor-of-" + somebody, "s", address, true)))
                .isEqualTo("/welcome");
    }

    @Test
    void k2_aProviderThatIsNotTrustedHasThePersonLogInToTheirAccount() {
        confirmed(somebody);
        Person person = new Person("f".repeat(100 + count), somebody, address, true);
        assertThat(logIn(visitor, "facebook", person)).isEqualTo("/welcome");
        assertThat(visitor.post("account/newcomer/link", Map.of("password", PASSWORD))
                        .status())
                .isEqualTo(401);
        visitor.post("sessions", Map.of("login", somebody, "password", PASSWORD));

        assertThat(visitor.post("account/newcomer/link", Map.of("password", PASSWORD))
                        .status())
                .isEqualTo(204);

        assertThat(identities(visitor)).containsExactly("The facebook");
        Visitor later = Visitor.of(world);
        assertThat(logIn(later, "facebook", person)).isEqualTo("/plan");
        assertThat(later.name()).contains(somebody);
        assertThat(letters()).containsExactly("Another way to log in to your account");
    }

    @Test
    void k2_whetherAnAddressHasAnAccountIsNotToldToAProviderThatIsNotTrusted() {
        confirmed(somebody);
        logIn(visitor, "facebook", new Person("f".repeat(200 + count), "Same", address, true));
        Visitor other = Visitor.of(world);
        logIn(other, "facebook", new Person("f".repeat(300 + count), "Same", "nobody-" + address, true));

        assertThat(visitor.get("account/newcomer").body().replace(address, ""))
                .isEqualTo(other.get("account/newcomer").body().replace("nobody-" + address, ""));
    }

    @Test
    void k3_allIdentitiesAreShownAndTheLastWayInStays() {
        logIn(visitor, "trusted", person());
        visitor.post("account/newcomer", Map.of());
        Person face = new Person("f".repeat(400 + count), somebody, address, true);
        assertThat(logIn(visitor, "facebook", face, Map.of("link", true, "next", "/account")))
                .isEqualTo("/account");
        assertThat(identities(visitor)).containsExactly("The trusted", "The facebook");
        Visitor elsewhere = Visitor.of(world);
        logIn(elsewhere, "facebook", face);
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

        assertThat(logIn(Visitor.of(world), "facebook", face)).as("gone").isEqualTo("/welcome");
        assertThat(letters())
                .containsExactly(
                        "Another way to log in to your account",
                        "Another way to log in to your account",
                        "A way to log in to your account is gone");
    }

    @Test
    void k3_aWayInIsAddedOrTakenAwayOnlyByWhoShowsAgainWhoTheyAre() {
        made(somebody);
        Visitor in = byPassword(somebody);
        assertThat(in.post("account/providers/trusted/attempts", Map.of("link", true, "password", "another"))
                        .problem())
                .isEqualTo("401 not-logged-in");
        logIn(visitor, "facebook", new Person("f".repeat(500 + count), "x", "x@example.org", false));
        visitor.post("account/newcomer", Map.of("name", "new-" + somebody));
        world.pass(Duration.ofMinutes(11));
        assertThat(visitor.post("account/providers/trusted/attempts", Map.of("link", true))
                        .problem())
                .as("no password, and not just logged in")
                .isEqualTo("401 not-logged-in");
    }

    @Test
    void k3_nobodyTakesAwayWhatIsAnothers() {
        logIn(visitor, "trusted", person());
        visitor.post("account/newcomer", Map.of());
        long id = visitor.get("account/identities").json().at("/items/0/id").asLong();
        made("eve-" + somebody);

        assertThat(byPassword("eve-" + somebody)
                        .post("account/identities/" + id + "/removals", Map.of("password", PASSWORD))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void k3_anIdentityOfAnotherAccountIsNotTakenOver() {
        logIn(visitor, "trusted", person());
        visitor.post("account/newcomer", Map.of());
        made("eve-" + somebody);
        Visitor eve = byPassword("eve-" + somebody);

        assertThat(logIn(eve, "trusted", person(), Map.of("link", true, "password", PASSWORD)))
                .isEqualTo("/account?provider=trusted&failed=linked-elsewhere");
        assertThat(identities(eve)).isEmpty();
    }

    @Test
    void k3_aLinkThatBeganInOneSessionIsNotFinishedInAnother() {
        made("eve-" + somebody);
        made("vic-" + somebody);
        Visitor shared = byPassword("eve-" + somebody);
        URI way = shared.setOut("trusted", Map.of("link", true, "password", PASSWORD));
        shared.post("sessions", Map.of("login", "vic-" + somebody, "password", PASSWORD));

        assertThat(shared.open(idp.consents(way, person())).location())
                .isEqualTo("/account?provider=trusted&failed=other-person");
        assertThat(identities(shared)).isEmpty();
    }

    @Test
    void k3_aDisabledAccountIsNotLoggedInTo() {
        logIn(visitor, "trusted", person());
        visitor.post("account/newcomer", Map.of());
        change(somebody, new AccountChange(null, null, null, null, null, null, true));

        assertThat(logIn(visitor, "trusted", person()))
                .isEqualTo("/login?provider=trusted&failed=disabled&next=%2Fplan");
        assertThat(visitor.name()).isEmpty();
    }

    @Test
    void g2_whoTriesAndIsKnownIsAskedWhatBecomesOfTheTrial() {
        Visitor first = Visitor.of(world);
        logIn(first, "trusted", person());
        first.post("account/newcomer", Map.of());
        visitor.post("account/trials", "");
        String trial = visitor.name().orElseThrow();

        assertThat(logIn(visitor, "trusted", person())).isEqualTo("/merge?next=%2Fplan");

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
        Account trial = account(visitor.name().orElseThrow());
        String session = visitor.cookie("leasehold_session").orElseThrow();
        var start = world.clock().instant();
        Visitor.Page booked = visitor.post(
                "leases",
                Map.of(
                        "facility", "open",
                        "resources", List.of("n1"),
                        "start", start.toString(),
                        "end", start.plus(Duration.ofMinutes(20)).toString()));
        assertThat(logIn(visitor, "trusted", person())).isEqualTo("/welcome");
        assertThat(visitor.get("account/newcomer").json().path("trial").asBoolean())
                .isTrue();

        assertThat(visitor.post("account/newcomer", Map.of("displayName", "Grace"))
                        .status())
                .isEqualTo(200);

        Account account = account(trial.name());
        assertThat(account.id()).isEqualTo(trial.id());
        assertThat(account.subject()).isEqualTo(trial.subject());
        assertThat(account.level()).isEqualTo(Account.BASIC);
        assertThat(account.email()).isEqualTo(address);
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
