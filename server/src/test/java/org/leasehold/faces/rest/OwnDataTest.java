package org.leasehold.faces.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.testing.FacilityBuilder.aFacility;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.accounts.AccountChange;
import org.leasehold.accounts.AccountRemovals;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Actor;
import org.leasehold.leases.Lease;
import org.leasehold.leases.LeaseFilter;
import org.leasehold.leases.Leases;
import org.leasehold.organizations.GroupDraft;
import org.leasehold.organizations.Groups;
import org.leasehold.testing.Browser;
import org.leasehold.testing.World;

/** People read what was recorded of them, take all of it with them, and leave. */
class OwnDataTest {

    @RegisterExtension
    static final World world = World.standingStill();

    private static int count;

    private String ada = "";
    private Browser browser = new Browser();

    @BeforeAll
    static void facility() {
        world.has(aFacility("lab").openFrom(1).withNodes("n1").definition());
        world.hasPerson("root");
        world.the(Accounts.class)
                .change(World.SYSTEM, "root", new AccountChange(null, null, null, null, true, null, null));
    }

    @BeforeEach
    void somebody() {
        count++;
        ada = "ada" + count;
        world.hasPerson(ada);
        browser = loggedIn(ada);
    }

    @Test
    void historyTellsInSentencesWhatSomebodyDidAndWhatWasDoneToThem() {
        browser.post(server(), "tokens", Map.of("name", "laptop", "scopes", List.of("read")));
        world.the(Accounts.class)
                .change(World.SYSTEM, ada, new AccountChange("Ada L.", null, null, null, null, null, null));

        assertThat(texts(browser.get(server(), "account/history").json()))
                .containsSubsequence(
                        "The account " + ada + " was changed",
                        "Made the token “laptop”",
                        "Logged in",
                        "The account " + ada + " was made");
    }

    @Test
    void historyComesPageByPage() {
        browser.post(server(), "tokens", Map.of("name", "one", "scopes", List.of("read")));
        browser.post(server(), "tokens", Map.of("name", "two", "scopes", List.of("read")));

        var first = browser.get(server(), "account/history?limit=1").json();
        var second = browser.get(
                        server(),
                        "account/history?limit=1&cursor=" + first.path("next").asString())
                .json();

        assertThat(texts(first)).containsExactly("Made the token “two”");
        assertThat(texts(second)).containsExactly("Made the token “one”");
    }

    @Test
    void nobodyReadsTheHistoryOfSomebodyElse() {
        assertThat(browser.get(server(), "accounts/root/history").problem()).isEqualTo("403 forbidden");
        assertThat(browser.get(server(), "history").problem()).isEqualTo("403 forbidden");
        assertThat(texts(browser.get(server(), "account/history").json())).noneMatch(text -> text.contains("root"));
        assertThat(texts(loggedIn("root")
                        .get(server(), "accounts/" + ada + "/history")
                        .json()))
                .contains("Logged in");
        assertThat(texts(loggedIn("root")
                        .get(server(), "history?kind=account.&actor=" + ada)
                        .json()))
                .containsOnly("Logged in");
    }

    @Test
    void theExportHasAllThatIsKeptAndNoSecret() {
        String token = browser.post(server(), "tokens", Map.of("name", "laptop", "scopes", List.of("read")))
                .json()
                .path("token")
                .asString();
        Lease lease = book();

        var reply = browser.get(server(), "account/export");

        assertThat(reply.header("Content-Disposition"))
                .hasValueSatisfying(header -> assertThat(header).contains(ada + ".json"));
        assertThat(reply.json().at("/account/name").asString()).isEqualTo(ada);
        assertThat(reply.json().at("/account/tokens/0/name").asString()).isEqualTo("laptop");
        assertThat(reply.json().at("/account/sessions/0/network").asString()).isEqualTo("127.0.0.1");
        assertThat(reply.json().at("/leases/0/id").asLong()).isEqualTo(lease.id());
        assertThat(reply.json().at("/memberships/slices/0").asString()).isEqualTo(ada);
        assertThat(reply.json().at("/history")).isNotEmpty();
        assertThat(reply.body())
                .doesNotContain(token)
                .doesNotContain(browser.cookie("leasehold_session").orElseThrow());
    }

    @Test
    void whoLeavesTakesThePasswordAndIsGoneWithAllThatWasLeasedToCome() {
        Lease lease = book();

        assertThat(browser.post(server(), "account/removals", Map.of("password", "another"))
                        .problem())
                .isEqualTo("401 not-logged-in");
        assertThat(browser.post(server(), "account/removals", Map.of("password", World.passwordOf(ada)))
                        .status())
                .isEqualTo(204);

        assertThat(browser.get(server(), "me").problem()).isEqualTo("401 not-logged-in");
        assertThat(world.the(Accounts.class).find(ada)).isEmpty();
        assertThat(world.the(Leases.class).getLease(lease.id()).state().name()).isEqualTo("CANCELLED");
        assertThat(world.the(Leases.class).list(LeaseFilter.ALL, null, 100, false))
                .noneMatch(left -> left.id() == lease.id());
    }

    @Test
    void whatWasBegunBeforeAServerStoppedIsEndedAfterwards() {
        Lease lease = book();
        world.database()
                .jdbc()
                .sql("update account set removed_at = now(), disabled = true where name = ?")
                .param(ada)
                .update();

        world.the(AccountRemovals.class).goOn();

        assertThat(world.the(Accounts.class).find(ada)).isEmpty();
        assertThat(world.the(Leases.class).getLease(lease.id()).state().name()).isEqualTo("CANCELLED");
    }

    @Test
    void theLastOwnerOfAGroupStays() {
        Groups groups = world.the(Groups.class);
        String group = "stars" + count;
        Actor.Person person = world.personNamed(ada);
        groups.create(person, new GroupDraft(group, "Stars", "", null));
        world.hasPerson(ada + "-friend");
        groups.join(world.personNamed(ada + "-friend"), group, null, "");
        groups.admit(person, group, ada + "-friend", new Groups.Terms(null, null));

        assertThat(browser.post(server(), "account/removals", Map.of("password", World.passwordOf(ada)))
                        .json()
                        .path("detail")
                        .asString())
                .contains("last owner of the group \"" + group + "\"");

        groups.admit(person, group, ada + "-friend", new Groups.Terms(true, null));
        assertThat(browser.post(server(), "account/removals", Map.of("password", World.passwordOf(ada)))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void theLastAdministratorStays() {
        assertThat(loggedIn("root")
                        .post(server(), "account/removals", Map.of("password", World.passwordOf("root")))
                        .json()
                        .path("detail")
                        .asString())
                .contains("the last administrator");
    }

    private static URI server() {
        return world.url();
    }

    private static Browser loggedIn(String name) {
        Browser browser = new Browser();
        assertThat(browser.post(server(), "sessions", Map.of("login", name, "password", World.passwordOf(name)))
                        .status())
                .isEqualTo(201);
        return browser;
    }

    private Lease book() {
        var start = world.clock().instant().plusSeconds(7200 + 3600L * count);
        var reply = browser.post(
                server(),
                "leases",
                Map.of(
                        "facility", "lab",
                        "resources", List.of("n1"),
                        "start", start.toString(),
                        "end", start.plusSeconds(3600).toString()));
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return world.the(Leases.class).getLease(reply.json().path("id").asLong());
    }

    private static List<String> texts(tools.jackson.databind.JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(item -> item.path("text").asString())
                .toList();
    }
}
