package org.leasehold.organizations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.testing.Problems.problemOf;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.NewAccount;
import org.leasehold.common.Problem;
import org.leasehold.testing.Modules;

/** Who is told what about groups, by mail: rows X5 and M4. */
class GroupLettersTest {

    @RegisterExtension
    static final Modules modules = Modules.in("org.leasehold.accounts", "org.leasehold.organizations");

    private static final Actor SYSTEM = new Actor.System();
    private static final Groups.Terms AS_USUAL = new Groups.Terms(null, null);
    private static int count;

    private final Groups groups = modules.the(Groups.class);
    private Actor.Person olga = person("olga");
    private Actor.Person max = person("max");
    private String stars = "";

    @BeforeEach
    void aGroupOfOlga() {
        stars = "stars-" + ++count;
        groups.create(olga, new GroupDraft(stars, "Variable\nstars\u202e", "Be kind.", 30));
        modules.database().jdbc().sql("delete from letter").update();
    }

    @Test
    void x5_whoIsInvitedIsToldOnceAndShownTheWay() {
        groups.admit(olga, stars, max.name(), AS_USUAL);
        groups.admit(olga, stars, max.name(), AS_USUAL);

        assertThat(subjects(max)).containsExactly("You are invited to the group " + stars);
        assertThat(texts(max))
                .singleElement()
                .asString()
                .contains(olga.name(), "“Variable stars”", Modules.PUBLIC_URL + "/account#groups");
    }

    @Test
    void m4_ownersAreToldWhenSomebodyAcceptsTheirInvitation() {
        join(max);

        assertThat(subjects(olga)).containsExactly(max.name() + " is a member of the group " + stars);
        assertThat(texts(olga)).singleElement().asString().contains("accepted", "It lasts until");
    }

    @Test
    void m4_ownersAreToldOfARequestAtOnceAndWhoAsksAtEachStep() {
        groups.join(max, stars, 1, "I look at\nVega.");
        groups.join(max, stars, 1, "I look at Vega, again.");

        assertThat(subjects(olga)).containsExactly(max.name() + " asks to join the group " + stars);
        assertThat(texts(olga)).singleElement().asString().contains("I look at Vega.");
        assertThat(subjects(max)).containsExactly("Your request to join the group " + stars + " is on its way");

        groups.admit(olga, stars, max.name(), AS_USUAL);

        assertThat(subjects(max)).hasSize(2).last().isEqualTo("You are a member of the group " + stars);
    }

    @Test
    void m4_whoIsRefusedIsTold() {
        groups.join(max, stars, 1, "");
        groups.remove(olga, stars, max.name());
        assertThat(subjects(max)).last().isEqualTo("Your request to join the group " + stars + " was refused");
    }

    @Test
    void x5_whoIsTakenOutIsToldAndWhoLeavesNeedsNoWord() {
        join(max);
        groups.remove(olga, stars, max.name());
        assertThat(subjects(max)).last().isEqualTo("You are no longer a member of the group " + stars);

        Actor.Person leaver = person("leaver");
        join(leaver);
        groups.remove(leaver, stars, leaver.name());
        assertThat(subjects(leaver)).containsExactly("You are invited to the group " + stars);
    }

    @Test
    void x5_beforeAMembershipEndsItsPersonAndTheOwnersAreToldOnce() {
        Actor.Person second = person("second");
        join(max);
        join(second);
        modules.database().jdbc().sql("delete from letter").update();
        modules.clock().advance(Duration.ofDays(17));
        groups.endDue();
        groups.endDue();

        assertThat(subjects(max)).containsExactly("Your membership of the group " + stars + " ends soon");
        assertThat(subjects(olga)).containsExactly("2 memberships of the group " + stars + " end soon");
        assertThat(texts(olga)).singleElement().asString().contains(max.name(), second.name());

        groups.admit(
                olga,
                stars,
                second.name(),
                new Groups.Terms(null, modules.clock().instant().plus(Duration.ofDays(90))));
        assertThat(subjects(second)).last().isEqualTo("Your membership of the group " + stars + " was changed");
        modules.clock().advance(Duration.ofDays(13));
        groups.endDue();

        assertThat(subjects(max)).hasSize(2).last().isEqualTo("Your membership of the group " + stars + " is over");
        assertThat(subjects(second)).hasSize(2);
    }

    @Test
    void m4_aRefusedChangeSendsNothing() {
        problemOf(Problem.Forbidden.class, () -> groups.admit(max, stars, max.name(), AS_USUAL));
        problemOf(Problem.Invalid.class, () -> groups.join(max, stars, 7, ""));
        assertThat(subjects(max)).isEmpty();
        assertThat(subjects(olga)).isEmpty();
    }

    @Test
    void x5_nobodyFloodsOthersWithRequests() {
        for (int number = 0; number < 20; number++) {
            groups.join(max, stars, 1, "");
            groups.remove(max, stars, max.name());
        }
        problemOf(Problem.TooManyRequests.class, () -> groups.join(max, stars, 1, ""));
        assertThat(subjects(olga)).hasSize(20);

        modules.clock().advance(Duration.ofDays(1).plusSeconds(1));
        groups.join(max, stars, 1, "");
    }

    @Test
    void x5_nobodyFloodsOthersWithInvitations() {
        for (int number = 0; number < 100; number++) {
            groups.admit(olga, stars, max.name(), AS_USUAL);
            groups.remove(olga, stars, max.name());
        }
        problemOf(Problem.TooManyRequests.class, () -> groups.admit(olga, stars, max.name(), AS_USUAL));
        assertThat(subjects(max)).hasSize(100);
    }

    private void join(Actor.Person person) {
        groups.admit(olga, stars, person.name(), AS_USUAL);
        groups.join(person, stars, 1, "");
    }

    private static List<String> subjects(Actor.Person of) {
        return letters("subject", of);
    }

    private static List<String> texts(Actor.Person of) {
        return letters("body_text", of).stream()
                .map(text -> text.replaceAll("\\s+", " "))
                .toList();
    }

    private static List<String> letters(String column, Actor.Person of) {
        return modules.database()
                .jdbc()
                .sql("select " + column + " from letter where recipient = :to order by id")
                .param("to", of.name() + "@example.org")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static Actor.Person person(String name) {
        String handle = name + "-" + ++count;
        Account account = modules.the(Accounts.class)
                .create(SYSTEM, new NewAccount(handle, name, handle + "@example.org", null, false, false));
        return new Actor.Person(account.id(), handle, name, account.level(), false, Actor.Scope.all());
    }
}
