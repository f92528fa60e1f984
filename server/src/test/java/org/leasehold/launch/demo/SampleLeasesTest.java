package org.leasehold.launch.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leasehold.common.Span;
import org.leasehold.launch.demo.SampleLeases.Made;

class SampleLeasesTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-11-22T08:07:31Z", "2026-10-25T00:30:00Z", "2027-03-28T01:00:00Z", "2026-07-01T22:59:59Z"})
    void theyArePlausibleAndInNobodysWay(String moment) {
        Instant now = Instant.parse(moment);
        List<Made> leases = SampleLeases.around(now, PARIS);

        assertThat(SampleLeases.around(now, PARIS)).isEqualTo(leases);
        assertThat(leases).hasSizeBetween(100, 400);
        assertThat(leases).allSatisfy(lease -> {
            assertThat(lease.span().start().getEpochSecond() % 600).isZero();
            assertThat(lease.span().end().getEpochSecond() % 600).isZero();
        });
        assertThat(overlapping(leases)).isEmpty();
        assertThat(slices(leases)).hasSizeGreaterThan(8);
        assertThat(leases)
                .noneMatch(lease ->
                        lease.span().overlaps(historicalRoutine(lease.span().start())));
    }

    @Test
    void byDaySomebodyHasTheChamber() {
        Instant now = Instant.parse("2026-11-22T08:07:31Z");

        assertThat(SampleLeases.around(now, PARIS))
                .anyMatch(lease -> lease.span().contains(now));
    }

    private static Set<String> slices(List<Made> leases) {
        return leases.stream().map(Made::slice).collect(Collectors.toSet());
    }

    /** Pairs that cannot both be: the chamber takes its nodes, a node excludes the chamber. */
    private static List<String> overlapping(List<Made> leases) {
        return leases.stream()
                .flatMap(one -> leases.stream()
                        .filter(other -> one != other && one.span().overlaps(other.span()) && clash(one, other))
                        .map(other -> one + " " + other))
                .toList();
    }

    private static boolean clash(Made one, Made other) {
        return one.resource().equals(other.resource())
                || one.resource().equals(SampleLeases.CHAMBER)
                || other.resource().equals(SampleLeases.CHAMBER);
    }

    /** The hour that the real history has on Wednesdays and Sundays; an empty hour long ago on other days. */
    private static Span historicalRoutine(Instant instant) {
        LocalDate day = instant.atZone(PARIS).toLocalDate();
        boolean routine = day.getDayOfWeek() == DayOfWeek.WEDNESDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        LocalDate hourOf = routine ? day : LocalDate.EPOCH;
        return new Span(
                hourOf.atTime(LocalTime.of(4, 0)).atZone(PARIS).toInstant(),
                hourOf.atTime(LocalTime.of(5, 0)).atZone(PARIS).toInstant());
    }
}
