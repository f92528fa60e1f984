package org.leasehold.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.AccountChange;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.NewAccount;
import org.leasehold.organizations.GroupDraft;
import org.leasehold.organizations.Groups;
import org.leasehold.organizations.Membership;
import org.leasehold.providers.StagedProvider.Person;
import org.leasehold.testing.Visitor;
import org.leasehold.testing.World;

/** Membership of our groups by what a provider says at each log-in: row X5. */
class ProviderGroupsTest {

    @RegisterExtension
    static final StagedProvider idp =
            new StagedProvider(() -> ProviderGroupsTest.world().clock().instant());

    @RegisterExtension
    static final World world = World.standingStill()
            .at(URI.create(Visitor.PORTAL))
            .with(
                    ProviderSettings.class,
                    () -> new ProviderSettings(List.of(
                            having(
                                    "some",
                                    new GroupMapping("groups", Map.of("/staff/physics", "physics", "x", "gone"))),
                            having("all", new GroupMapping("groups", Map.of())),
                            idp.oidc("none", false))));

    private static int count;

    private final Visitor visitor = Visitor.of(world);
    private String name = "";
    private Person person = new Person("", "", "", false);

    private static World world() {
        return world;
    }

    private static Provider having(String name, GroupMapping groups) {
        Provider provider = idp.oidc(name, false);
        return new Provider(
                provider.name(),
                provider.kind(),
                provider.title(),
                provider.clientId(),
                provider.clientSecret(),
                provider.issuer(),
                provider.scopes(),
                provider.trustsEmail(),
                provider.endpoints(),
                groups);
    }

    @BeforeEach
    void somebodyWhomTheProviderKnows() {
        world.pass(Duration.ofHours(12));
        name = "member" + ++count;
        person = new Person("id-of-" + name, name, name + "@example.org", true);
        if (world.the(Groups.class).list("", 10).isEmpty()) {
            for (String group : List.of("physics", "chemistry", "lasting")) {
                world.the(Groups.class)
                        .create(owner(), new GroupDraft(group, group, null, group.equals("lasting") ? 10 : null));
            }
        }
    }

    private static Actor.Person owner() {
        Accounts accounts = world.the(Accounts.class);
        Account owner = accounts.find("owner")
                .orElseGet(() ->
                        accounts.create(World.SYSTEM, new NewAccount("owner", "Owner", null, null, false, false)));
        return new Actor.Person(owner.id(), owner.name(), owner.displayName(), owner.level(), false, Actor.Scope.all());
    }

    private void logIn(String provider, String... groups) {
        idp.says(person, groups);
        logInAsBefore(provider);
    }

    private void logInAsBefore(String provider) {
        String way = idp.consents(visitor.setOut(provider, Map.of("next", "/plan")), person);
        if (visitor.open(way).location().equals("/welcome")) {
            assertThat(visitor.post("account/newcomer", Map.of("name", name)).status())
                    .isEqualTo(201);
        }
    }

    private List<String> groups() {
        return world.the(Groups.class).names(world.the(Accounts.class).get(name).id());
    }

    private Membership membership(String group) {
        return world.the(Groups.class)
                .find(group, world.the(Accounts.class).get(name).id())
                .orElseThrow();
    }

    private List<String> events(String kind) {
        return world.database()
                .jdbc()
                .sql(
                        "select detail ->> 'group' from event where kind = :kind and detail ->> 'member' = :name order by id")
                .param("kind", kind)
                .param("name", name)
                .query((row, _) -> row.getString(1))
                .list();
    }

    @Test
    void x5_whoIsInAGroupOfTheProviderIsInTheOneOfOursFromTheFirstLogInOn() {
        logIn("some", "/staff/physics", "/staff/tennis", "chemistry", "x");

        assertThat(groups())
                .as("only those that are mapped, and that there are")
                .containsExactly("physics");
        assertThat(membership("physics").owner()).isFalse();
        assertThat(events("group.member-added")).containsExactly("physics");
    }

    @Test
    void x5_whoLeftThereIsOutAtTheNextLogIn() {
        logIn("some", "/staff/physics");
        logIn("some", "/staff/physics");
        assertThat(events("group.member-added")).as("told once").containsExactly("physics");

        logIn("some", "/staff/tennis");

        assertThat(groups()).isEmpty();
        assertThat(events("group.member-removed")).containsExactly("physics");
    }

    @Test
    void x5_aProviderThatSaysNothingOfGroupsSaysThatThereAreNone() {
        logIn("all", "chemistry");
        assertThat(groups()).containsExactly("chemistry");

        idp.saysNothingOf(person);
        logInAsBefore("all");

        assertThat(groups()).isEmpty();
    }

    @Test
    void x5_aMembershipMadeByHandIsNeverEndedByAProvider() {
        logIn("all");
        world.the(Groups.class).admit(owner(), "chemistry", name, new Groups.Terms(null, null));
        world.the(Groups.class)
                .join(
                        new Actor.Person(
                                world.the(Accounts.class).get(name).id(), name, name, 1, false, Actor.Scope.all()),
                        "chemistry",
                        null,
                        "");
        logIn("all", "chemistry");

        logIn("all");

        assertThat(groups()).containsExactly("chemistry");
    }

    @Test
    void x5_whatAnOwnerRenewsIsMadeByHandFromThenOn() {
        logIn("all", "chemistry");
        world.the(Groups.class).admit(owner(), "chemistry", name, new Groups.Terms(true, null));

        logIn("all");

        assertThat(membership("chemistry").owner()).isTrue();
    }

    @Test
    void x5_nobodyBecomesAnOwnerAndNoGroupIsMade() {
        logIn("all", "physics", "unheard-of");

        assertThat(membership("physics").owner()).isFalse();
        assertThat(world.the(Groups.class).list("", 100)).extracting("name").doesNotContain("unheard-of");
    }

    @Test
    void x5_aMembershipThatEndsByItselfIsRenewedByEachLogIn() {
        logIn("all", "lasting");
        world.pass(Duration.ofDays(6));
        logIn("all", "lasting");

        assertThat(membership("lasting").endsAt())
                .isEqualTo(world.clock().instant().plus(Duration.ofDays(10)));
        world.pass(Duration.ofDays(11));
        assertThat(groups()).as("who comes no more is in it no more").isEmpty();
    }

    @Test
    void x5_whatCameByAnIdentityGoesWithIt() {
        logIn("all", "chemistry");
        long identity =
                visitor.get("account/identities").json().at("/items/0/id").asLong();
        world.the(Accounts.class)
                .change(
                        World.SYSTEM,
                        name,
                        new AccountChange(null, null, "another way to log in", null, null, null, null));

        logIn("all", "chemistry"); // a new password ends the session

        Visitor.Page gone = visitor.post(
                "account/identities/" + identity + "/removals", Map.of("password", "another way to log in"));

        assertThat(gone.status()).as(gone.body()).isEqualTo(204);
        assertThat(groups()).isEmpty();
        assertThat(events("group.member-removed")).containsExactly("chemistry");
    }

    @Test
    void x5_aProviderWithoutAMappingHasNoSay() {
        logIn("none", "chemistry");

        assertThat(groups()).isEmpty();
    }
}
