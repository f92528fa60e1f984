package org.leasehold.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.testing.FacilityBuilder.aFacility;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leasehold.common.Span;
import org.leasehold.inventory.Catalogue;
import org.leasehold.inventory.Grain;

class AvailabilityTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Grain GRAIN = new Grain(Duration.ofMinutes(10), PARIS);
    private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");
    private static final List<Integer> NODES = List.of(2, 3, 4);
    private static final List<Integer> CHAMBER = List.of(1);

    private final Catalogue catalogue =
            aFacility("lab").with("chamber", "n1", "n2", "n3").catalogue();
    private final Calendar calendar = new Calendar(() -> catalogue);
    private final Availability availability = new Availability(calendar);

    @Test
    void theChamberTakesAllItsNodes() {
        hold(1, CHAMBER, 10, 12);
        assertThat(availability.free(NODES, hours(11, 13))).isEmpty();
        assertThat(availability.free(NODES, hours(12, 13))).isEqualTo(NODES);
    }

    @Test
    void aTakenNodeExcludesTheChamberAndLeavesTheOtherNodes() {
        hold(1, List.of(3), 10, 12);
        assertThat(availability.free(CHAMBER, hours(11, 13))).isEmpty();
        assertThat(availability.free(NODES, hours(11, 13))).containsExactly(2, 4);
    }

    @Test
    void spansThatOnlyTouchAreNoClash() {
        hold(1, List.of(2), 10, 12);
        assertThat(calendar.tryHold(2, 2, List.of(2), hours(12, 13))).isEmpty();
        assertThat(calendar.tryHold(3, 3, List.of(2), hours(9, 10))).isEmpty();
        assertThat(calendar.tryHold(4, 4, List.of(2), hours(11, 12)))
                .extracting(Clash::holder)
                .containsExactly(1L);
    }

    @Test
    void theNextSlotsOfTwoNodesTogetherAreTheEarliestOnes() {
        hold(1, List.of(2), 8, 12);
        hold(2, List.of(3), 9, 10);
        List<Availability.Slot> slots = availability.slots(NODES, 3, Duration.ofHours(2), hours(8, 20), GRAIN, 2);
        assertThat(slots).extracting(Availability.Slot::span).containsExactly(hours(12, 14), hours(14, 16));
        slots = availability.slots(NODES, 2, Duration.ofHours(1), hours(8, 20), GRAIN, 1);
        assertThat(slots).containsExactly(new Availability.Slot(hours(8, 9), List.of(3, 4)));
    }

    @Test
    void aSlotThatEndsJustWhenTheWindowDoesIsFound() {
        assertThat(availability.slots(NODES, 3, Duration.ofHours(2), hours(8, 10), GRAIN, 5))
                .extracting(Availability.Slot::span)
                .containsExactly(hours(8, 10));
    }

    @Test
    void theNearestFreeSpansLieOnBothSidesOfTheWish() {
        hold(1, CHAMBER, 10, 12);
        assertThat(availability.nearest(CHAMBER, hours(11, 12), hours(8, 9).start(), Duration.ofDays(1), GRAIN))
                .containsExactly(hours(9, 10), hours(12, 13), hours(13, 14));
    }

    @Test
    void nothingNearBeforeIsOfferedInThePast() {
        hold(1, CHAMBER, 10, 12);
        assertThat(availability.nearest(CHAMBER, hours(11, 12), hours(10, 11).start(), Duration.ofDays(1), GRAIN))
                .containsExactly(hours(12, 13), hours(13, 14));
    }

    @Test
    void daysOfTwentyThreeAndTwentyFiveHoursAreOneDayEach() {
        List<Availability.Day> days =
                availability.days(NODES, LocalDate.of(2026, 10, 24), LocalDate.of(2026, 10, 27), PARIS);
        assertThat(days).extracting(day -> day.span().length().toHours()).containsExactly(24L, 25L, 24L);
        assertThat(days).allMatch(day -> day.minimumFree() == 3 && day.total() == 3);
    }

    @Test
    void aLeaseRunningThroughAQuietDayIsSeenOnIt() {
        calendar.hold(1, List.of(2), new Span(MONDAY.minus(Duration.ofDays(3)), MONDAY.plus(Duration.ofDays(3))));
        assertThat(availability.days(NODES, LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 24), PARIS))
                .extracting(Availability.Day::minimumFree)
                .containsExactly(2);
    }

    private void hold(long holder, List<Integer> resourceIds, int from, int until) {
        calendar.hold(holder, resourceIds, hours(from, until));
    }

    private static Span hours(int from, int until) {
        return new Span(MONDAY.plus(Duration.ofHours(from)), MONDAY.plus(Duration.ofHours(until)));
    }
}
