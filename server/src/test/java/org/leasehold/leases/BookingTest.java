package org.leasehold.leases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.leasehold.testing.FacilityBuilder.aFacility;
import static org.leasehold.testing.World.at;
import static org.leasehold.testing.World.span;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.accounts.Actor;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.inventory.Blackout;
import org.leasehold.inventory.Inventory;
import org.leasehold.inventory.Policy;
import org.leasehold.testing.TestClock;
import org.leasehold.testing.World;

class BookingTest {

    @RegisterExtension
    static final World world = World.standingStill();

    private static Actor.Person ada = new Actor.Person(0, "ada", "Ada", 1, false, Actor.Scope.all());
    private static Actor.Person ben = ada;
    private static int count;

    private String lab = "";

    @BeforeAll
    static void people() {
        ada = world.hasSliceOf("ada");
        ben = world.hasSliceOf("ben");
    }

    @BeforeEach
    void aFreshLab() {
        lab = "lab" + count++;
        world.clock().set(TestClock.START);
        world.has(aFacility(lab).with("chamber", "n1", "n2", "n3").definition());
    }

    @Test
    void leasesThatOnlyTouchStandSideBySide() {
        world.book(ada, lab, "n1", "09:00", "10:00");
        world.book(ben, lab, "n1", "10:00", "11:00");
        assertThat(world.calendar(lab)).isEqualTo("n1 | ada 9:00-10:00 | ben 10:00-11:00");
    }

    @Test
    void aConflictNamesWhatIsInTheWayAndWhatIsFree() {
        Lease taken = world.book(ada, lab, "chamber", "09:00", "11:00");
        Problem.Conflict conflict = (Problem.Conflict) problem(() -> world.book(ben, lab, "n2", "10:00", "12:00"));
        assertThat(conflict.inTheWay()).extracting(Problem.InTheWay::leaseId).containsExactly(taken.id());
        assertThat(conflict.nearestFree()).contains(span("11:00", "13:00"));
    }

    @Test
    void aNodeOfTheChamberExcludesTheChamberInTheDatabaseToo() {
        world.book(ada, lab, "n1", "09:00", "10:00");
        assertThat(problem(() -> world.book(ben, lab, "chamber", "09:30", "10:30"))
                        .code())
                .isEqualTo("conflict");
        assertThat(world.database()
                        .jdbc()
                        .sql(
                                "select count(*) from claim join resource on resource.id = resource_id where resource.facility_id = (select id from facility where name = :lab)")
                        .param("lab", lab)
                        .query(Long.class)
                        .single())
                .as("one exclusive claim on the node, one shared on the chamber")
                .isEqualTo(2);
    }

    @Test
    void onlyAMemberBooksForASlice() {
        Booking forAda = new Booking(lab, List.of("n1"), "ada", span("09:00", "10:00"), null);
        assertThat(problem(() -> leases().book(ben, forAda, null)).code()).isEqualTo("forbidden");
        assertThat(problem(() -> leases().book(new Actor.Anonymous(), forAda, null))
                        .code())
                .isEqualTo("not-logged-in");
        assertThat(leases().book(World.SYSTEM, forAda, null).lease().createdBy())
                .isEqualTo("leasehold");
    }

    @Test
    void aLeaseNotBegunIsGoneWhenCancelled() {
        Lease lease = world.book(ada, lab, "n1", "09:00", "10:00");
        assertThat(leases().cancel(ada, lease.id()).lease().state()).isEqualTo(new LeaseState.Cancelled());
        assertThat(world.calendar(lab)).isEmpty();
        world.book(ben, lab, "n1", "09:00", "10:00");
    }

    @Test
    void aRunningLeaseIsCutAtTheNextGrainAndTheRestIsFreeAtOnce() {
        Lease lease = world.book(ada, lab, "n1", "08:00", "12:00");
        world.pass(Duration.ofMinutes(64));
        leases().cancel(ada, lease.id());
        assertThat(world.calendar(lab)).isEqualTo("n1 | ada 8:00-9:10");
        world.book(ben, lab, "chamber", "09:10", "10:00");
    }

    @Test
    void ofALeaseJustBegunOneGrainStays() {
        Lease lease = world.book(ada, lab, "n1", "08:00", "12:00");
        leases().cancel(ada, lease.id());
        assertThat(world.calendar(lab)).isEqualTo("n1 | ada 8:00-8:10");
    }

    @Test
    void whatIsOverDoesNotChange() {
        Lease lease = world.book(ada, lab, "n1", "08:00", "09:00");
        world.pass(Duration.ofHours(2));
        assertThat(problem(() -> leases().cancel(ada, lease.id())).code()).isEqualTo("past");
        assertThat(problem(() -> leases().amend(ada, lease.id(), 1, new Amendment(null, at("11:00"), null, null)))
                        .code())
                .isEqualTo("past");
    }

    @Test
    void aLeaseMovesToAnotherTimeAndAnotherNode() {
        Lease lease = world.book(ada, lab, "n1", "09:00", "11:00");
        leases().amend(ada, lease.id(), 1, new Amendment(at("10:00"), at("12:00"), List.of("n2"), null));
        assertThat(world.calendar(lab)).isEqualTo("n2 | ada 10:00-12:00");
        world.book(ben, lab, "n1", "09:00", "11:00");
    }

    @Test
    void aMoveOntoSomebodyIsRefusedAndChangesNothing() {
        Lease lease = world.book(ada, lab, "n1", "09:00", "10:00");
        world.book(ben, lab, "n1", "11:00", "12:00");
        assertThat(problem(() -> leases().amend(ada, lease.id(), 1, new Amendment(null, at("11:30"), null, null)))
                        .code())
                .isEqualTo("conflict");
        assertThat(world.calendar(lab)).isEqualTo("n1 | ada 9:00-10:00 | ben 11:00-12:00");
        world.book(ben, lab, "n1", "10:00", "11:00");
    }

    @Test
    void anAmendmentOfAnOldVersionIsRefused() {
        Lease lease = world.book(ada, lab, "n1", "09:00", "10:00");
        leases().amend(ada, lease.id(), 1, new Amendment(null, at("11:00"), null, null));
        Problem problem =
                problem(() -> leases().amend(ada, lease.id(), 1, new Amendment(null, at("12:00"), null, null)));
        assertThat(problem)
                .isInstanceOfSatisfying(
                        Problem.RevisionMismatch.class,
                        mismatch -> assertThat(mismatch.currentRevision()).isEqualTo(2));
    }

    @Test
    void theStartOfARunningLeaseStays() {
        Lease lease = world.book(ada, lab, "n1", "08:00", "10:00");
        world.pass(Duration.ofMinutes(30));
        assertThat(problem(() -> leases().amend(ada, lease.id(), 1, new Amendment(at("09:00"), null, null, null)))
                        .code())
                .isEqualTo("past");
    }

    @Test
    void oneKeyIsOneBooking() {
        Booking booking = new Booking(lab, List.of("n1"), "ada", span("09:00", "10:00"), null);
        Leases.BookingKey key = new Leases.BookingKey("key-" + lab, "digest");
        Lease first = leases().book(ada, booking, key).lease();
        assertThat(leases().book(ada, booking, key).lease().id()).isEqualTo(first.id());
        Leases.BookingKey reused = new Leases.BookingKey("key-" + lab, "another digest");
        assertThat(problem(() -> leases().book(ada, booking, reused)).code()).isEqualTo("invalid");
    }

    @Test
    void buffersKeepLeasesApart() {
        Policy tidy = new Policy(
                Duration.ofMinutes(10),
                null,
                Duration.ZERO,
                null,
                null,
                Duration.ZERO,
                Duration.ofMinutes(20),
                false,
                null);
        world.the(Inventory.class).changePolicy(World.SYSTEM, lab, tidy);
        world.book(ada, lab, "n1", "09:00", "10:00");
        assertThat(problem(() -> world.book(ben, lab, "n1", "10:10", "11:00")).code())
                .isEqualTo("conflict");
        world.book(ben, lab, "n1", "10:20", "11:00");
    }

    @Test
    void maintenanceCutsAndCancelsWhatIsInItsWay() {
        world.book(ada, lab, "n1", "09:00", "12:00");
        world.book(ben, lab, "n2", "11:00", "12:00");
        world.book(ben, lab, "n3", "13:00", "14:00");
        int id = world.the(Inventory.class).catalogue().getFacility(lab).id();
        world.the(Maintenance.class)
                .declare(
                        World.SYSTEM,
                        new Blackout(0, id, List.of(), span("10:00", "13:00"), "paint", Blackout.LeasesInTheWay.CUT));
        assertThat(world.calendar(lab)).isEqualTo("n1 | ada 9:00-10:00\nn3 | ben 13:00-14:00");
        assertThat(problem(() -> world.book(ada, lab, "n1", "12:00", "13:00")).code())
                .isEqualTo("refused-by-policy");
    }

    @Test
    void ofTwoHundredWhoWantOneSlotExactlyOneGetsIt() throws Exception {
        ConcurrentHashMap<String, Integer> outcomes = new ConcurrentHashMap<>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> wishes = new ArrayList<>();
            for (int person = 0; person < 200; person++) {
                String resource = List.of("chamber", "n1", "n2", "n3").get(person % 4);
                Actor actor = person % 2 == 0 ? ada : ben;
                wishes.add(people.submit(() -> outcomes.merge(outcome(actor, resource), 1, Integer::sum)));
            }
            for (Future<?> wish : wishes) {
                wish.get();
            }
        }
        assertThat(outcomes.keySet()).isSubsetOf("booked", "conflict");
        assertThat(outcomes.get("booked"))
                .as("the chamber alone, or up to its three nodes")
                .isBetween(1, 3);
        assertNoOverlaps();
    }

    private String outcome(Actor actor, String resource) {
        try {
            world.book(actor, lab, resource, "09:00", "10:00");
            return "booked";
        } catch (ProblemException refused) {
            return refused.problem().code();
        }
    }

    private static void assertNoOverlaps() {
        assertThat(world.database().jdbc().sql("""
                                select count(*) from claim a join claim b
                                    on a.resource_id = b.resource_id and a.during && b.during and a.share <> b.share
                                """).query(Long.class).single()).isZero();
    }

    @Test
    void afterARestartEverythingIsAsItWas() {
        Lease lease = world.book(ada, lab, "n1", "09:00", "10:00");
        world.restart();
        assertThat(leases().getLease(lease.id())).isEqualTo(lease);
        assertThat(world.calendar(lab)).isEqualTo("n1 | ada 9:00-10:00");
        assertThat(problem(() -> world.book(ben, lab, "chamber", "09:00", "10:00"))
                        .code())
                .isEqualTo("conflict");
    }

    private static Leases leases() {
        return world.the(Leases.class);
    }

    private static Problem problem(ThrowingCallable wish) {
        var refused = new ArrayList<Problem>();
        assertThatThrownBy(wish)
                .isInstanceOfSatisfying(ProblemException.class, thrown -> refused.add(thrown.problem()));
        return refused.getFirst();
    }
}
