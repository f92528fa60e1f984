package org.leasehold.organizations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.testing.Problems.problemOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.NewAccount;
import org.leasehold.common.Problem;
import org.leasehold.testing.Modules;

class SlicesTest {

    @RegisterExtension
    static final Modules modules = Modules.in("org.leasehold.accounts", "org.leasehold.organizations");

    private static final Actor SYSTEM = new Actor.System();

    private final Slices slices = modules.the(Slices.class);

    @Test
    void aNewSliceIsThereAtOnceByNameAndByNumber() {
        Slice made = slices.create(SYSTEM, new SliceDraft("new", " New ", "academia", null, null));

        assertThat(made.title()).isEqualTo("New");
        assertThat(slices.findSlice("new")).contains(made);
        assertThat(slices.getSlice(made.id())).isEqualTo(made);
        problemOf(Problem.Taken.class, () -> slices.create(SYSTEM, draft("new")));
        problemOf(Problem.NotFound.class, () -> slices.getSlice("unknown"));
        problemOf(Problem.NotFound.class, () -> slices.getSlice(-1));
    }

    @Test
    void aChangeKeepsWhatItDoesNotName() {
        slices.create(SYSTEM, new SliceDraft("kept", "Kept", "academia", "France", null));
        Instant end = modules.clock().instant().plus(Duration.ofDays(1));

        Slice changed = slices.change(SYSTEM, "kept", new SliceDraft("kept", null, "industry", null, end));

        assertThat(changed.title()).isEqualTo("Kept");
        assertThat(changed.family()).isEqualTo("industry");
        assertThat(changed.isExpired(end)).isTrue();
        assertThat(changed.isExpired(end.minusMillis(1))).isFalse();
        assertThat(slices.getSlice("kept")).isEqualTo(changed);
        assertThat(slices.change(SYSTEM, "kept", new SliceDraft("kept", "", null, null, null))
                        .title())
                .isNull();
    }

    @Test
    void membersAreListedByName() {
        Slice slice = slices.create(SYSTEM, draft("group"));
        Account zoe = create("zoe");
        Account abe = create("abe");
        slices.addMember(SYSTEM, "group", "zoe");
        slices.addMember(SYSTEM, "group", "abe");
        slices.addMember(SYSTEM, "group", "abe");

        assertThat(slices.members(slice.id())).containsExactly("abe", "zoe");
        assertThat(slices.isMember(zoe.id(), slice.id())).isTrue();
        assertThat(slices.listOf(person(abe))).containsExactly(slice);

        slices.removeMember(SYSTEM, "group", "abe");

        assertThat(slices.members(slice.id())).containsExactly("zoe");
        assertThat(slices.listOf(person(abe))).isEmpty();
        problemOf(Problem.NotFound.class, () -> slices.addMember(SYSTEM, "group", "nobody"));
        problemOf(Problem.NotFound.class, () -> slices.addMember(SYSTEM, "nothing", "zoe"));
    }

    @Test
    void onlyAdministratorsChangeSlices() {
        Actor somebody = person(create("somebody"));

        problemOf(Problem.Forbidden.class, () -> slices.create(somebody, draft("mine")));
        problemOf(Problem.Forbidden.class, () -> slices.addMember(somebody, "group", "somebody"));
        problemOf(Problem.Forbidden.class, () -> slices.ensure(somebody, List.of("mine")));
        problemOf(Problem.NotLoggedIn.class, () -> slices.create(new Actor.Anonymous(), draft("mine")));
    }

    @Test
    void slicesAreFoundByAPartOfNameOrTitleAPageAtATime() {
        slices.create(SYSTEM, new SliceDraft("find-b", "Wanted", null, null, null));
        slices.create(SYSTEM, new SliceDraft("find-a", null, null, null, null));
        slices.create(SYSTEM, new SliceDraft("other-x", "FIND me", null, null, null));

        assertThat(slices.list("Find", "", 2)).extracting(Slice::name).containsExactly("find-a", "find-b");
        assertThat(slices.list("Find", "find-b", 2)).extracting(Slice::name).containsExactly("other-x");
    }

    @Test
    void missingSlicesAreCreatedInTheCallersTransaction() {
        Slice there = slices.create(SYSTEM, draft("there"));

        var ensured = modules.database().transactions().call(() -> slices.ensure(SYSTEM, List.of("there", "absent")));

        assertThat(ensured).containsOnlyKeys("there", "absent").containsEntry("there", there);
        assertThat(slices.ids(Set.of("there", "absent", "unknown"))).hasSize(2);
    }

    @Test
    void aChangeByAnotherServerIsSeenAfterAFewSeconds() {
        modules.database()
                .jdbc()
                .sql("insert into slice (name, created_at) values ('elsewhere', now())")
                .update();

        modules.clock().advance(Duration.ofSeconds(5));

        assertThat(slices.findSlice("elsewhere")).isPresent();
    }

    @Test
    void wordsThatCannotBeAreRefused() {
        problemOf(Problem.Invalid.class, () -> slices.create(SYSTEM, draft("no spaces")));
        problemOf(Problem.Invalid.class, () -> slices.create(SYSTEM, draft("")));
        problemOf(
                Problem.Invalid.class,
                () -> slices.create(SYSTEM, new SliceDraft("ok", "x".repeat(201), null, null, null)));
    }

    private static SliceDraft draft(String name) {
        return new SliceDraft(name, null, null, null, null);
    }

    private static Account create(String name) {
        return modules.the(Accounts.class).create(SYSTEM, new NewAccount(name, name, null, null, false, false));
    }

    private static Actor.Person person(Account account) {
        return new Actor.Person(
                account.id(), account.name(), account.displayName(), account.level(), false, Actor.Scope.all());
    }
}
