package org.leasehold.organizations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.testing.Problems.problemOf;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Actor.Scope;
import org.leasehold.accounts.NewAccount;
import org.leasehold.common.Problem;
import org.leasehold.testing.Modules;

/** Walks the whole table of rights: every action, by everybody. */
class RightsTest {

    @RegisterExtension
    static final Modules modules = Modules.in("org.leasehold.accounts", "org.leasehold.organizations");

    private static final Map<String, Actor> ACTORS = new LinkedHashMap<>();
    private static final Map<Action, Subject> SUBJECTS = new TreeMap<>();

    /** Who may do what; whoever is not named may not. */
    private static final Map<Action, Set<String>> TABLE = Map.ofEntries(
            Map.entry(
                    Action.LOOK,
                    Set.of(
                            "anonymous",
                            "owner",
                            "member",
                            "member reading",
                            "member pushing",
                            "stranger",
                            "producer pushing",
                            "administrator",
                            "administrator reading",
                            "leasehold",
                            "delegate")),
            Map.entry(
                    Action.LOOK_AT_INTENTIONS,
                    Set.of(
                            "owner",
                            "member",
                            "member reading",
                            "stranger",
                            "administrator",
                            "administrator reading",
                            "leasehold",
                            "delegate")),
            Map.entry(Action.LEASE_FOR, Set.of("member", "administrator", "leasehold", "delegate")),
            Map.entry(Action.RENEW_SLICE, Set.of("member", "administrator", "leasehold", "delegate")),
            Map.entry(
                    Action.LOOK_AT_KEYS,
                    Set.of(
                            "member",
                            "member reading",
                            "administrator",
                            "administrator reading",
                            "leasehold",
                            "delegate")),
            Map.entry(Action.CHANGE_ACCOUNT, Set.of("stranger", "administrator", "leasehold", "delegate")),
            Map.entry(Action.RUN_GROUP, Set.of("owner", "administrator", "leasehold", "delegate")),
            Map.entry(
                    Action.LOOK_AT_MEMBERS,
                    Set.of(
                            "owner",
                            "member",
                            "member reading",
                            "administrator",
                            "administrator reading",
                            "leasehold",
                            "delegate")),
            Map.entry(Action.OPEN_TOOL, Set.of("owner", "member", "stranger", "administrator")),
            Map.entry(
                    Action.PUBLISH_STATUS,
                    Set.of("member pushing", "producer pushing", "administrator", "leasehold", "delegate")),
            Map.entry(Action.ADMINISTER_FACILITY, Set.of("administrator", "leasehold", "delegate")),
            Map.entry(Action.ADMINISTER, Set.of("administrator", "leasehold", "delegate")),
            Map.entry(Action.LOOK_AT_SPACE, Set.of("stranger", "administrator", "administrator reading")),
            Map.entry(Action.USE_SPACE, Set.of("stranger", "administrator")),
            Map.entry(Action.DECIDE_ON_STORAGE, Set.of("administrator", "leasehold", "delegate")));

    private final Rights rights = modules.the(Rights.class);

    @BeforeAll
    static void prepare() {
        Actor system = new Actor.System();
        Slice slice = modules.the(Slices.class).create(system, new SliceDraft("mesh", null, null, null, null));
        Account member = create("member");
        Account stranger = create("stranger");
        modules.the(Slices.class).addMember(system, "mesh", "member");
        Actor.Person owner = person(create("owner"), false, Scope.READ, Scope.WRITE);
        Groups groups = modules.the(Groups.class);
        Group group = groups.create(owner, new GroupDraft("people", "People", null, null));
        groups.join(person(member, false, Scope.READ, Scope.WRITE), "people", null, "");
        groups.admit(owner, "people", "member", new Groups.Terms(null, null));
        ACTORS.put("anonymous", new Actor.Anonymous());
        ACTORS.put("owner", owner);
        ACTORS.put("member", person(member, false, Scope.READ, Scope.WRITE));
        ACTORS.put("member reading", person(member, false, Scope.READ));
        ACTORS.put("member pushing", person(member, false, Scope.STATUS));
        ACTORS.put("stranger", person(stranger, false, Scope.READ, Scope.WRITE));
        ACTORS.put("producer pushing", person(stranger, false, Scope.STATUS));
        ACTORS.put("administrator", person(stranger, true, Scope.READ, Scope.WRITE, Scope.STATUS));
        ACTORS.put("administrator reading", person(stranger, true, Scope.READ));
        ACTORS.put("leasehold", system);
        ACTORS.put("delegate", Actor.Delegate.of("web server"));
        Subject facility = new Subject.OfFacility("r2lab");
        for (Action action : Action.values()) {
            SUBJECTS.put(action, facility);
        }
        SUBJECTS.put(Action.LEASE_FOR, new Subject.OfSlice(slice.id()));
        SUBJECTS.put(Action.RENEW_SLICE, new Subject.OfSlice(slice.id()));
        SUBJECTS.put(Action.LOOK_AT_KEYS, new Subject.OfSlice(slice.id()));
        SUBJECTS.put(Action.CHANGE_ACCOUNT, new Subject.OfAccount(stranger.id()));
        SUBJECTS.put(Action.RUN_GROUP, new Subject.OfGroup(group.id()));
        SUBJECTS.put(Action.LOOK_AT_MEMBERS, new Subject.OfGroup(group.id()));
        SUBJECTS.put(Action.OPEN_TOOL, new Subject.OfTool("hub", Account.BASIC));
        SUBJECTS.put(Action.LOOK_AT_SPACE, new Subject.OfAccount(stranger.id()));
        SUBJECTS.put(Action.USE_SPACE, new Subject.OfAccount(stranger.id()));
        SUBJECTS.put(Action.DECIDE_ON_STORAGE, new Subject.Everything());
        SUBJECTS.put(Action.ADMINISTER, new Subject.Everything());
    }

    @Test
    void everybodyMayWhatTheTableSaysAndNothingElse() {
        assertThat(TABLE.keySet()).containsExactlyInAnyOrder(Action.values());
        for (Action action : Action.values()) {
            ACTORS.forEach((name, actor) -> assertThat(rights.may(actor, action, subject(action)))
                    .as(name + " may " + action)
                    .isEqualTo(TABLE.getOrDefault(action, Set.of()).contains(name)));
        }
    }

    @Test
    void theUnknownAreAskedToLogInAndOthersAreToldWhy() {
        for (Action action : EnumSet.complementOf(EnumSet.of(Action.LOOK))) {
            ACTORS.forEach((name, actor) -> {
                if (rights.may(actor, action, subject(action))) {
                    rights.require(actor, action, subject(action));
                } else if (actor instanceof Actor.Anonymous) {
                    problemOf(Problem.NotLoggedIn.class, () -> rights.require(actor, action, subject(action)));
                } else {
                    assertThat(problemOf(Problem.Forbidden.class, () -> rights.require(actor, action, subject(action)))
                                    .detail())
                            .as(name + " " + action)
                            .isNotBlank();
                }
            });
        }
    }

    @Test
    void membershipIsOfOneSliceAndEndsAtOnce() {
        Actor system = new Actor.System();
        Slices slices = modules.the(Slices.class);
        Slice other = slices.create(system, new SliceDraft("other", null, null, null, null));
        Account joins = create("joins");
        Actor actor = person(joins, false, Scope.READ, Scope.WRITE);
        Subject ofOther = new Subject.OfSlice(other.id());

        slices.addMember(system, "other", "joins");
        assertThat(rights.may(actor, Action.LEASE_FOR, ofOther)).isTrue();
        assertThat(rights.may(actor, Action.LEASE_FOR, subject(Action.LEASE_FOR)))
                .isFalse();

        slices.removeMember(system, "other", "joins");
        assertThat(rights.may(actor, Action.LEASE_FOR, ofOther)).isFalse();
    }

    @Test
    void keysOfASliceAreSeenByTheMonitorsThatKeepItsDoorAndThoseOfAPersonAreNot() {
        Actor monitor = person(create("monitor"), false, Scope.READ, Scope.STATUS);
        assertThat(rights.may(monitor, Action.LOOK_AT_KEYS, subject(Action.LOOK_AT_KEYS)))
                .isTrue();
        assertThat(rights.may(monitor, Action.LOOK_AT_KEYS, subject(Action.CHANGE_ACCOUNT)))
                .isFalse();
    }

    private static Subject subject(Action action) {
        return SUBJECTS.getOrDefault(action, new Subject.Everything());
    }

    private static Account create(String name) {
        return modules.the(Accounts.class)
                .create(new Actor.System(), new NewAccount(name, name, null, null, false, false));
    }

    private static Actor.Person person(Account account, boolean administrator, Scope... scopes) {
        return new Actor.Person(
                account.id(), account.name(), account.displayName(), account.level(), administrator, Set.of(scopes));
    }
}
