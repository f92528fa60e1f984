package org.leasehold.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.testing.FacilityBuilder.aFacility;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.leasehold.common.Span;
import org.leasehold.inventory.Catalogue;
import org.leasehold.inventory.Grain;

class AvailabilityProperties {

    private static final Grain GRAIN = new Grain(Duration.ofMinutes(10), ZoneId.of("Europe/Paris"));
    private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");
    private static final List<Integer> NODES = List.of(2, 3, 4);

    private final Catalogue catalogue =
            aFacility("lab").with("chamber", "n1", "n2", "n3").catalogue();

    /** Whatever is held, the answers are those of looking at every resource and every ten minutes. */
    @Property(tries = 200)
    void answersAreThoseOfLookingEverywhere(
            @ForAll @Size(max = 25) List<@IntRange(max = 4 * 100 * 12 - 1) Integer> wishes,
            @ForAll @IntRange(max = 100) int start,
            @ForAll @IntRange(min = 1, max = 20) int length) {
        Calendar random = new Calendar(() -> catalogue);
        boolean[][] taken = new boolean[5][160];
        for (int index = 0; index < wishes.size(); index++) {
            int resource = 1 + wishes.get(index) % 4;
            int from = wishes.get(index) / 4 % 100;
            int until = from + 1 + wishes.get(index) / 400;
            boolean held = random.tryHold(index + 1, index + 1, List.of(resource), grains(from, until))
                    .isEmpty();
            assertThat(held).isEqualTo(isFree(taken, resource, from, until));
            for (int grain = from; held && grain < until; grain++) {
                taken[resource][grain] = true;
            }
        }
        List<Integer> expected = new ArrayList<>();
        for (int resource = 1; resource <= 4; resource++) {
            if (isFree(taken, resource, start, start + length)) {
                expected.add(resource);
            }
        }
        assertThat(random.free(List.of(1, 2, 3, 4), grains(start, start + length)))
                .isEqualTo(expected);
        assertSlotIsEarliest(new Availability(random), taken, length);
    }

    /** Also when leases begin and end at odd seconds: a day's fewest are those of looking at every moment of change. */
    @Property(tries = 200)
    void theFewestFreeOfADayAreThoseOfItsWorstMoment(
            @ForAll @Size(max = 40) List<@IntRange(max = 4 * 86_400 - 1) Integer> starts,
            @ForAll @IntRange(min = 1, max = 30 * 3_600) int length,
            @ForAll @IntRange(min = 1, max = 90) int step) {
        Calendar random = new Calendar(() -> catalogue);
        List<Span> held = new ArrayList<>();
        List<List<Span>> heldByNode = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int index = 0; index < starts.size(); index++) {
            Instant start = MONDAY.minusSeconds(86_400).plusSeconds(starts.get(index) / step * step);
            Span span = new Span(start, start.plusSeconds(1 + (length + index * 577L) % 90_000));
            if (random.tryHold(index + 1, index + 1, List.of(NODES.get(index % 3)), span)
                    .isEmpty()) {
                heldByNode.get(index % 3).add(span);
                held.add(span);
            }
        }
        LocalDate monday = LocalDate.of(2026, 11, 23);
        for (Availability.Day day :
                new Availability(random).days(NODES, monday, monday.plusDays(2), ZoneId.of("Europe/Paris"))) {
            long busiest = Stream.concat(
                            Stream.of(day.span().start()), held.stream().map(Span::start))
                    .filter(day.span()::contains)
                    .mapToLong(moment -> heldByNode.stream()
                            .filter(spans -> spans.stream().anyMatch(span -> span.contains(moment)))
                            .count())
                    .max()
                    .orElse(0);
            assertThat(day.minimumFree()).as("%s", day.day()).isEqualTo(3 - (int) busiest);
        }
    }

    private static void assertSlotIsEarliest(Availability random, boolean[][] taken, int length) {
        int earliest = 0;
        while (countFree(taken, earliest, earliest + length) < 2) {
            earliest++;
        }
        List<Availability.Slot> slots =
                random.slots(NODES, 2, Duration.ofMinutes(10L * length), grains(0, 160), GRAIN, 1);
        assertThat(slots).extracting(Availability.Slot::span).containsExactly(grains(earliest, earliest + length));
    }

    private static long countFree(boolean[][] taken, int from, int until) {
        return NODES.stream().filter(node -> isFree(taken, node, from, until)).count();
    }

    private static boolean isFree(boolean[][] taken, int resource, int from, int until) {
        for (int grain = from; grain < until; grain++) {
            boolean chamber = taken[1][grain];
            boolean itself = taken[resource][grain];
            boolean anyNode = resource == 1 && (taken[2][grain] || taken[3][grain] || taken[4][grain]);
            if (chamber || itself || anyNode) {
                return false;
            }
        }
        return true;
    }

    private static Span grains(int from, int until) {
        return new Span(MONDAY.plus(Duration.ofMinutes(10L * from)), MONDAY.plus(Duration.ofMinutes(10L * until)));
    }
}
