package org.leasehold.launch.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.leasehold.common.Span;

/**
 * Some weeks of leases around a moment, made up but plausible: busy days and quiet ones, back to back, some through the
 * night, thinner the farther ahead. The same day always comes out the same.
 *
 * <p>The hour from four to five in the morning stays free on Wednesdays and Sundays: there the real history of R2lab has
 * its nightly routine, and it should be possible to import it beside the sample.
 */
final class SampleLeases {

    static final String CHAMBER = "chamber";

    private static final int DAYS_BACK = 21;
    private static final int DAYS_AHEAD = 28;
    private static final int[] MINUTES = {10, 20, 30, 40, 60, 60, 60, 60, 90, 120, 120, 180, 240};
    private static final Set<DayOfWeek> ROUTINE_DAYS = EnumSet.of(DayOfWeek.WEDNESDAY, DayOfWeek.SUNDAY);
    private static final Set<DayOfWeek> NODE_DAYS = EnumSet.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY);
    private static final LocalTime NODES_FROM = LocalTime.of(14, 0);
    private static final LocalTime NODES_UNTIL = LocalTime.of(17, 0);
    private static final LocalTime MORNING = LocalTime.of(7, 0);
    private static final List<String> NODES = List.of("fit16", "fit19", "fit23");

    private final Instant now;
    private final ZoneId zone;
    private final TreeSet<Made> chamber = new TreeSet<>(Comparator.comparing(Made::span));
    private final List<Made> nodes = new ArrayList<>();

    /** One lease of the sample. */
    record Made(String resource, String slice, Span span) {}

    private SampleLeases(Instant now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** The leases around a moment, by resource and start; by day somebody has the chamber at the moment itself. */
    static List<Made> around(Instant now, ZoneId zone) {
        SampleLeases leases = new SampleLeases(now, zone);
        LocalDate today = now.atZone(zone).toLocalDate();
        for (int offset = -DAYS_BACK; offset <= DAYS_AHEAD; offset++) {
            leases.fill(today.plusDays(offset), offset);
        }
        leases.giveToSomebodyNow();
        List<Made> all = new ArrayList<>(leases.chamber);
        all.addAll(leases.nodes);
        return all;
    }

    private void fill(LocalDate day, int daysAhead) {
        SplittableRandom random = new SplittableRandom(day.toEpochDay() * 7_919);
        boolean weekend = day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
        double busy = (weekend ? 0.25 : 1.0) * (daysAhead <= 3 ? 0.9 : daysAhead <= 10 ? 0.55 : 0.25);
        if (NODE_DAYS.contains(day.getDayOfWeek())) {
            sessions(random, busy, day, LocalTime.of(8, 0), NODES_FROM);
            nodeSessions(random, busy, day);
            sessions(random, busy, day, NODES_UNTIL, LocalTime.of(20, 0));
        } else {
            sessions(random, busy, day, LocalTime.of(8, 0), LocalTime.of(20, 0));
        }
        if (random.nextDouble() < busy * 0.4) {
            add(slice(random), at(day, LocalTime.of(21, 0)), at(day.plusDays(1), LocalTime.of(3, 30)));
        }
        if (ROUTINE_DAYS.contains(day.getDayOfWeek())) {
            add(SampleSlice.ROUTINE.name(), at(day, LocalTime.of(5, 10)), at(day, LocalTime.of(6, 10)));
        }
    }

    /** Fills part of a day; six in ten sessions follow the one before without a gap. */
    private void sessions(SplittableRandom random, double busy, LocalDate day, LocalTime from, LocalTime until) {
        Instant end = at(day, until);
        Instant start = at(day, from).plus(tens(random, 12));
        while (start.isBefore(end)) {
            Instant stop = start.plus(Duration.ofMinutes(MINUTES[random.nextInt(MINUTES.length)]));
            if (random.nextDouble() < busy && !stop.isAfter(end)) {
                add(slice(random), start, stop);
            }
            start = random.nextDouble() < 0.6 ? stop : stop.plus(tens(random, 12));
        }
    }

    /** The afternoons when single nodes are leased, side by side. */
    private void nodeSessions(SplittableRandom random, double busy, LocalDate day) {
        for (String node : NODES) {
            if (random.nextDouble() < busy) {
                Instant start = at(day, NODES_FROM).plus(tens(random, 6));
                Instant end = at(day, NODES_UNTIL).minus(tens(random, 6));
                nodes.add(new Made(node, slice(random), new Span(start, end)));
            }
        }
    }

    private void giveToSomebodyNow() {
        if (now.atZone(zone).toLocalTime().isBefore(MORNING)) {
            return;
        }
        long halfHour = Duration.ofMinutes(30).toSeconds();
        Instant start = Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), halfHour) * halfHour - halfHour);
        Span current = Span.of(start, Duration.ofHours(2));
        chamber.removeIf(made -> made.span().overlaps(current));
        nodes.removeIf(made -> made.span().overlaps(current));
        chamber.add(new Made(CHAMBER, SampleSlice.ALL.getFirst().name(), current));
    }

    private void add(String slice, Instant start, Instant end) {
        Made made = new Made(CHAMBER, slice, new Span(start, end));
        if (chamber.stream().noneMatch(other -> other.span().overlaps(made.span()))) {
            chamber.add(made);
        }
    }

    /** A slice by lot, the busy ones more often. */
    private static String slice(SplittableRandom random) {
        int lot = random.nextInt(
                SampleSlice.ALL.stream().mapToInt(SampleSlice::weight).sum());
        for (SampleSlice slice : SampleSlice.ALL) {
            lot -= slice.weight();
            if (lot < 0) {
                return slice.name();
            }
        }
        throw new AssertionError("The lot is less than the sum of the weights");
    }

    private static Duration tens(SplittableRandom random, int most) {
        return Duration.ofMinutes(10L * random.nextInt(most + 1));
    }

    private Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }
}
