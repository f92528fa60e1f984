package org.leasehold.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.testing.FacilityBuilder.aFacility;
import static org.leasehold.testing.World.at;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.accounts.AccountChange;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Actor;
import org.leasehold.handoff.Admission.Decision;
import org.leasehold.leases.Leases;
import org.leasehold.organizations.GroupDraft;
import org.leasehold.organizations.Groups;
import org.leasehold.organizations.Slices;
import org.leasehold.testing.TestClock;
import org.leasehold.testing.World;

/** Who may open a tool, and when. */
class AdmissionTest {

    @RegisterExtension
    static final World world = World.standingStill();

    private static final ToolSettings TOOLS = Tools.all(Tools.FOLDER);

    private final Admission admission = world.the(Admission.class);

    @BeforeAll
    static void lab() {
        world.has(aFacility("lab").withNodes("n1", "n2").definition());
    }

    @BeforeEach
    void morning() {
        world.clock().set(TestClock.START);
    }

    @Test
    void aToolOfAFacilityOpensWithARunningLeaseAndClosesWithItsEnd() {
        Actor.Person ada = world.hasSliceOf("ada");
        assertThat(reason(ada, "zeppelin"))
                .isEqualTo(
                        "The zeppelin opens for whoever holds a lease of lab for tests at the moment, and none of your"
                                + " slices does. Book one; it opens when the lease starts.");

        world.book(ada, "lab", "n1", "09:00", "10:00");
        assertThat(reason(ada, "zeppelin")).startsWith("The zeppelin opens for whoever");
        world.clock().set(at("09:00"));
        assertThat(until(ada, "zeppelin")).isEqualTo(at("10:00"));
        world.clock().set(at("10:00"));
        assertThat(reason(ada, "zeppelin")).startsWith("The zeppelin opens for whoever");
    }

    @Test
    void itIsTheMembersOfTheHoldingSliceForWhomItOpens() {
        Actor.Person ben = world.hasSliceOf("ben");
        Actor.Person eve = world.hasPerson("eve");
        world.book(ben, "lab", "n2", "11:00", "12:00");
        world.clock().set(at("11:30"));

        assertThat(reason(eve, "zeppelin")).startsWith("The zeppelin opens for whoever");
        world.the(Slices.class).addMember(World.SYSTEM, "ben", "eve");
        assertThat(until(eve, "zeppelin")).isEqualTo(at("12:00"));
    }

    @Test
    void aLeaseCancelledBeforeItBeganOpensNothing() {
        Actor.Person mia = world.hasSliceOf("mia");
        long lease = world.book(mia, "lab", "n1", "13:00", "14:00").id();
        world.the(Leases.class).cancel(mia, lease);
        world.clock().set(at("13:30"));
        assertThat(reason(mia, "zeppelin")).startsWith("The zeppelin opens for whoever");
    }

    @Test
    void aToolWithoutAFacilityOpensForEverybodyOfItsLevel() {
        Actor.Person kim = world.hasPerson("kim");
        assertThat(until(kim, "freehub")).isEqualTo(Instant.MAX);
        assertThat(reason(kim, "clubhub")).startsWith("Your account is of a level too low");
        Actor.Person reading = new Actor.Person(
                kim.accountId(), kim.name(), kim.displayName(), kim.level(), false, Set.of(Actor.Scope.READ));
        assertThat(reason(reading, "freehub")).startsWith("This token");
    }

    @Test
    void x5_toolsAreToldOfSlicesAndGroups() {
        Actor.Person zoe = world.hasSliceOf("zoe");
        world.the(Groups.class).create(zoe, new GroupDraft("stars", "Stars", null, null));

        assertThat(admitted(zoe, "freehub").groups()).containsExactly("stars", "zoe");
    }

    @Test
    void anAccountNotInUseOpensNothing() {
        Actor.Person jim = world.hasPerson("jim");
        world.the(Accounts.class)
                .change(World.SYSTEM, "jim", new AccountChange(null, null, null, null, null, null, true));
        assertThat(reason(jim, "freehub")).isEqualTo("This account is not in use any more.");
    }

    private Instant until(Actor.Person person, String tool) {
        return admitted(person, tool).until();
    }

    private Decision.Admitted admitted(Actor.Person person, String tool) {
        Decision decision = admission.decide(person, TOOLS.find(tool).orElseThrow());
        assertThat(decision).isInstanceOf(Decision.Admitted.class);
        return (Decision.Admitted) decision;
    }

    private String reason(Actor.Person person, String tool) {
        Decision decision = admission.decide(person, TOOLS.find(tool).orElseThrow());
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused) decision).reason();
    }
}
