package org.leasehold.organizations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.testing.Problems.problemOf;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Limited;
import org.leasehold.accounts.Limits;
import org.leasehold.accounts.NewAccount;
import org.leasehold.common.Problem;
import org.leasehold.organizations.Membership.State;
import org.leasehold.testing.Modules;

/** More resources by group membership: row X5. */
class GroupsTest {

    @RegisterExtension
    static final Modules modules = Modules.in("org.leasehold.accounts", "org.leasehold.organizations");

    private static final Actor SYSTEM = new Actor.System();
    private static final Groups.Terms AS_USUAL = new Groups.Terms(null, null);
    private static int count;

    private final Groups groups = modules.the(Groups.class);
    private final Limits limits = modules.the(Limits.class);
    private Actor.Person olga = person("olga");
    private Actor.Person max = person("max");
    private String stars = "";

    @BeforeEach
    void aGroupOfOlga() {
        stars = "stars-" + ++count;
        groups.create(olga, new GroupDraft(stars, "Stars", "Be kind.", 30));
    }

    @Test
    void x5_whoMakesAGroupOwnsIt() {
        assertThat(groups.members(olga, stars))
                .singleElement()
                .satisfies(member -> assertThat(member.owner()).isTrue());
        problemOf(Problem.Forbidden.class, () -> groups.members(max, stars));
    }

    @Test
    void x5_anInvitationCountsWhenItIsAcceptedWithTheTerms() {
        groups.admit(olga, stars, max.name(), AS_USUAL);
        assertThat(stateOf(max)).isEqualTo(State.INVITED);
        assertThat(groups.names(max.accountId())).isEmpty();

        assertThat(problemOf(Problem.Invalid.class, () -> groups.join(max, stars, null, ""))
                        .field())
                .isEqualTo("termsRevision");
        groups.join(max, stars, 1, "");

        assertThat(groups.names(max.accountId())).containsExactly(stars);
        assertThat(membershipOf(max).endsAt()).isEqualTo(now().plus(Duration.ofDays(30)));
        assertThat(membershipOf(max).owner()).isFalse();
    }

    @Test
    void x5_whoAsksIsInWhenAnOwnerAdmitsThem() {
        groups.join(max, stars, 1, "I look at Vega.");
        assertThat(stateOf(max)).isEqualTo(State.ASKING);
        assertThat(groups.members(olga, stars))
                .anySatisfy(asking -> assertThat(asking.message()).isEqualTo("I look at Vega."));
        assertThat(groups.names(max.accountId())).isEmpty();

        groups.admit(olga, stars, max.name(), AS_USUAL);

        assertThat(groups.names(max.accountId())).containsExactly(stars);
    }

    @Test
    void x5_nobodyAdmitsThemselvesOrOthersWithoutOwning() {
        groups.join(max, stars, 1, "");
        problemOf(Problem.Forbidden.class, () -> groups.admit(max, stars, max.name(), AS_USUAL));
        groups.admit(olga, stars, max.name(), AS_USUAL);
        problemOf(Problem.Forbidden.class, () -> groups.admit(max, stars, max.name(), new Groups.Terms(true, null)));
        problemOf(Problem.Forbidden.class, () -> groups.change(max, stars, new GroupDraft(stars, "Mine", null, null)));
        problemOf(Problem.Forbidden.class, () -> groups.grant(olga, stars, moreLeases(5)));
    }

    @Test
    void x5_joiningAgainChangesNothing() {
        groups.join(max, stars, 1, "");
        groups.join(max, stars, 1, "");
        groups.admit(olga, stars, max.name(), AS_USUAL);
        Instant end = membershipOf(max).endsAt();
        modules.clock().advance(Duration.ofDays(3));
        groups.join(max, stars, 1, "");

        assertThat(stateOf(max)).isEqualTo(State.MEMBER);
        assertThat(membershipOf(max).endsAt())
                .as("nobody renews their own membership")
                .isEqualTo(end);
    }

    @Test
    void x5_membershipEndsByItselfWithNoticeBefore() {
        join(max);
        modules.clock().advance(Duration.ofDays(17));
        groups.endDue();
        groups.endDue();
        assertThat(events("group.membership-ending", max)).isEqualTo(1);
        assertThat(groups.names(max.accountId())).containsExactly(stars);

        modules.clock().advance(Duration.ofDays(13));
        assertThat(groups.names(max.accountId()))
                .as("at its time, swept or not")
                .isEmpty();
        groups.endDue();
        assertThat(events("group.membership-ended", max)).isEqualTo(1);
        assertThat(groups.find(stars, max.accountId())).isEmpty();
    }

    @Test
    void x5_aRenewedMembershipIsToldOfAgain() {
        join(max);
        modules.clock().advance(Duration.ofDays(17));
        groups.endDue();
        groups.admit(olga, stars, max.name(), new Groups.Terms(null, now().plus(Duration.ofDays(40))));
        modules.clock().advance(Duration.ofDays(27));
        groups.endDue();

        assertThat(events("group.membership-ending", max)).isEqualTo(2);
        assertThat(groups.names(max.accountId())).containsExactly(stars);
    }

    @Test
    void x5_newTermsAreAgreedToByThoseWhoComeAfter() {
        join(max);
        groups.change(olga, stars, new GroupDraft(stars, null, "Be kinder.", null));
        assertThat(groups.names(max.accountId())).containsExactly(stars);

        Actor.Person late = person("late");
        problemOf(Problem.Invalid.class, () -> groups.join(late, stars, 1, ""));
        groups.join(late, stars, 2, "");
    }

    @Test
    void x5_theLastOwnerStays() {
        problemOf(Problem.WrongState.class, () -> groups.remove(olga, stars, olga.name()));
        problemOf(
                Problem.WrongState.class, () -> groups.admit(olga, stars, olga.name(), new Groups.Terms(false, null)));
        join(max);
        groups.admit(olga, stars, max.name(), new Groups.Terms(true, null));
        groups.remove(olga, stars, olga.name());
        assertThat(groups.members(max, stars)).hasSize(1);
    }

    @Test
    void x5_ofTwoOwnersWhoLeaveAtOnceOneStays() {
        join(max);
        groups.admit(olga, stars, max.name(), new Groups.Terms(true, null));
        IntStream.range(0, 2).parallel().forEach(which -> {
            Actor.Person leaves = which == 0 ? olga : max;
            try {
                groups.remove(leaves, stars, leaves.name());
            } catch (RuntimeException refused) {
                assertThat(refused).hasMessageContaining("owner");
            }
        });
        assertThat(groups.members(SYSTEM, stars)).hasSize(1);
    }

    @Test
    void x5_aGrantIsMoreForEveryMemberWhileBothLast() {
        long usual = leasesOf(max);
        groups.grant(SYSTEM, stars, moreLeases(5));
        assertThat(leasesOf(max)).as("no member yet").isEqualTo(usual);

        join(max);
        later();
        assertThat(leasesOf(max)).isEqualTo(usual + 5);
        assertThat(limits.of(max.accountId(), 1, Limited.LEASES).more())
                .singleElement()
                .satisfies(more -> {
                    assertThat(more.source()).isEqualTo("group " + stars);
                    assertThat(more.sponsor()).isEqualTo("Observatory");
                });

        modules.clock().advance(Duration.ofDays(8));
        assertThat(leasesOf(max)).as("the grant is over").isEqualTo(usual);
    }

    @Test
    void x5_aGrantThatIsTakenBackHoldsNoMore() {
        join(max);
        long usual = leasesOf(max);
        Groups.Grant grant = groups.grant(SYSTEM, stars, moreLeases(5));
        later();
        assertThat(leasesOf(max)).isEqualTo(usual + 5);

        groups.endGrant(SYSTEM, stars, grant.id());
        later();

        assertThat(leasesOf(max)).isEqualTo(usual);
        problemOf(Problem.NotFound.class, () -> groups.endGrant(SYSTEM, stars, grant.id()));
    }

    @Test
    void badInputNamesTheField() {
        assertThat(fieldOf(new GroupDraft("1x", "T", null, null))).isEqualTo("name");
        assertThat(fieldOf(new GroupDraft("ok-" + count, " ", null, null))).isEqualTo("title");
        assertThat(fieldOf(new GroupDraft("ok-" + count, "T\u0007", null, null)))
                .isEqualTo("title");
        assertThat(fieldOf(new GroupDraft("ok-" + count, "T", null, 100_000))).isEqualTo("membershipDays");
        problemOf(Problem.Taken.class, () -> groups.create(max, new GroupDraft(stars, "Again", null, null)));
        problemOf(Problem.Invalid.class, () -> groups.admit(olga, stars, max.name(), new Groups.Terms(null, now())));
    }

    private String fieldOf(GroupDraft draft) {
        return problemOf(Problem.Invalid.class, () -> groups.create(max, draft)).field();
    }

    private void join(Actor.Person person) {
        groups.admit(olga, stars, person.name(), AS_USUAL);
        groups.join(person, stars, 1, "");
    }

    private Groups.Grant moreLeases(long more) {
        return new Groups.Grant(
                0, Limited.LEASES, more, 0, now(), now().plus(Duration.ofDays(7)), "Observatory", "Survey", "");
    }

    private long leasesOf(Actor.Person person) {
        @Nullable Long most = limits.of(person.accountId(), 1, Limited.LEASES).mostCount();
        return most == null ? -1 : most;
    }

    /** When what is remembered for a moment has been asked for anew. */
    private static void later() {
        modules.clock().advance(Duration.ofSeconds(5));
    }

    private static Instant now() {
        return modules.clock().instant();
    }

    private State stateOf(Actor.Person person) {
        return membershipOf(person).state();
    }

    private Membership membershipOf(Actor.Person person) {
        return groups.find(stars, person.accountId()).orElseThrow();
    }

    private static long events(String kind, Actor.Person person) {
        return modules.database()
                .jdbc()
                .sql("select count(*) from event where kind = :kind and subject_id = :subject")
                .param("kind", kind)
                .param("subject", person.accountId())
                .query(Long.class)
                .single();
    }

    private static Actor.Person person(String name) {
        String handle = name + "-" + ++count;
        Account account =
                modules.the(Accounts.class).create(SYSTEM, new NewAccount(handle, name, null, null, false, false));
        return new Actor.Person(account.id(), handle, name, account.level(), false, Actor.Scope.all());
    }
}
