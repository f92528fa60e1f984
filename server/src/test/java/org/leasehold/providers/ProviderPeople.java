package org.leasehold.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.AccountChange;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.NewAccount;
import org.leasehold.accounts.Trials;
import org.leasehold.providers.StagedProvider.Person;
import org.leasehold.testing.Visitor;
import org.leasehold.testing.World;

/** Somebody new for each test, whom a staged provider knows, and others who have accounts. */
final class ProviderPeople {

    static final String PASSWORD = "correct horse battery";

    private static int count;

    final int number = ++count;
    final String somebody = "somebody" + number;
    final String address = somebody + "@example.org";
    private final World world;
    private final StagedProvider idp;

    /** Time enough after the last for every limit. */
    ProviderPeople(World world, StagedProvider idp) {
        this.world = world;
        this.idp = idp;
        world.pass(Duration.ofHours(12));
        world.the(Trials.class).endDue();
    }

    static World world(StagedProvider idp) {
        return World.standingStill()
                .at(URI.create(Visitor.PORTAL))
                .with(
                        ProviderSettings.class,
                        () -> new ProviderSettings(List.of(idp.oidc("trusted", true), idp.gitHub(), idp.facebook())));
    }

    static void haveAnAdministrator(World world) {
        world.the(Accounts.class).create(World.SYSTEM, new NewAccount("admin", "Admin", null, null, true, false));
    }

    Person person() {
        return new Person("id-of-" + somebody, somebody, address, true);
    }

    String logIn(Visitor who, String provider, Person person) {
        return logIn(who, provider, person, Map.of("next", "/plan"));
    }

    String logIn(Visitor who, String provider, Person person, Map<String, ?> wish) {
        URI way = who.setOut(provider, wish);
        String back = provider.equals("trusted") ? idp.consents(way, person) : idp.consentsNameless(way, person);
        return who.open(back).location();
    }

    Account account(String name) {
        return world.the(Accounts.class).get(name);
    }

    /** With an address that nobody has shown to be theirs. */
    Account made(String name) {
        return world.the(Accounts.class)
                .create(World.SYSTEM, new NewAccount(name, name, name + "@example.org", PASSWORD, false, false));
    }

    Account confirmed(String name) {
        Account made = made(name);
        world.database()
                .jdbc()
                .sql("update account set email_confirmed_at = created_at where id = :id")
                .param("id", made.id())
                .update();
        return made;
    }

    Visitor byPassword(String name) {
        Visitor who = Visitor.of(world);
        assertThat(who.post("sessions", Map.of("login", name, "password", PASSWORD))
                        .status())
                .isEqualTo(201);
        return who;
    }

    List<String> letters() {
        return world.database()
                .jdbc()
                .sql("select subject from letter where recipient = :to order by id")
                .param("to", address)
                .query((row, _) -> row.getString(1))
                .list();
    }

    List<String> identities(Visitor who) {
        return who.get("account/identities")
                .json()
                .path("items")
                .valueStream()
                .map(identity -> identity.path("title").asString())
                .toList();
    }

    void change(String name, AccountChange change) {
        world.the(Accounts.class).change(World.SYSTEM, name, change);
    }
}
