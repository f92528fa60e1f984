package org.leasehold.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.leasehold.common.Span;
import org.leasehold.inventory.Grain;
import org.springframework.stereotype.Component;

/** Answers the questions people have before they book. All of them from memory. */
@Component
public class Availability {

    private final Calendar calendar;

    public Availability(Calendar calendar) {
        this.calendar = calendar;
    }

    /** A span in which several resources are free together. */
    public record Slot(Span span, List<Integer> resourceIds) {}

    /**
     * How many of the candidates are free over one local day.
     *
     * @param minimumFree the fewest free at any moment of the day; a day has 23, 24 or 25 hours
     */
    public record Day(LocalDate day, Span span, int total, int minimumFree) {}

    /** Which of the candidates are free in the whole span. */
    public List<Integer> free(List<Integer> candidates, Span span) {
        return calendar.free(candidates, span);
    }

    /**
     * The next slots in which {@code count} of the candidates are free together, earliest first, one after the other.
     *
     * @param window where to look; a slot lies wholly inside
     * @param grain when a lease may start
     * @param limit how many slots at most
     */
    public List<Slot> slots(
            List<Integer> candidates, int count, Duration duration, Span window, Grain grain, int limit) {
        List<Change> changes = startChanges(candidates, duration, window, grain);
        List<Slot> result = new ArrayList<>();
        int possible = 0;
        Instant notBefore = window.start();
        for (int index = 0; index < changes.size() && result.size() < limit; index++) {
            possible += changes.get(index).delta();
            Instant until = index + 1 < changes.size()
                    ? changes.get(index + 1).at()
                    : changes.get(index).at();
            Instant start = grain.ceiling(later(changes.get(index).at(), notBefore));
            while (possible >= count && start.isBefore(until) && result.size() < limit) {
                Span span = Span.of(start, duration);
                List<Integer> free = calendar.free(candidates, span);
                if (free.size() >= count) {
                    result.add(new Slot(span, free.subList(0, count)));
                    notBefore = span.end();
                    start = grain.ceiling(span.end());
                } else {
                    break; // somebody booked while we counted
                }
            }
        }
        return result;
    }

    /** From {@code at} on, {@code delta} more candidates could start a lease of the wanted length. */
    private record Change(Instant at, int delta) {}

    private List<Change> startChanges(List<Integer> candidates, Duration duration, Span window, Grain grain) {
        List<Change> changes = new ArrayList<>();
        for (int candidate : candidates) {
            Instant gapStart = window.start();
            for (Span busy : calendar.busy(List.of(candidate), window).spans()) {
                addGap(changes, gapStart, busy.start(), duration, grain);
                gapStart = later(gapStart, busy.end());
            }
            addGap(changes, gapStart, window.end(), duration, grain);
        }
        changes.sort(Comparator.comparing(Change::at).thenComparing(Change::delta));
        return changes;
    }

    private static void addGap(List<Change> changes, Instant start, Instant end, Duration duration, Grain grain) {
        Instant first = grain.ceiling(start);
        Instant afterLast = end.minus(duration).plusMillis(1);
        if (first.isBefore(afterLast)) {
            changes.add(new Change(first, 1));
            changes.add(new Change(afterLast, -1));
        }
    }

    /**
     * The free spans of the same length nearest to a wish, at most one before it and two after.
     *
     * @param notBefore no span starts earlier
     */
    public List<Span> nearest(List<Integer> resourceIds, Span wish, Instant notBefore, Duration reach, Grain grain) {
        Instant from = later(notBefore, wish.start().minus(reach));
        Instant until = wish.end().plus(reach);
        if (!from.plus(wish.length()).isBefore(until)) {
            return List.of();
        }
        List<Span> busy = calendar.busy(resourceIds, new Span(from, until)).spans();
        List<Span> result = new ArrayList<>(3);
        lastBefore(busy, from, wish, grain).ifPresent(result::add);
        result.addAll(nextAfter(busy, wish, until, grain));
        return result;
    }

    private static Optional<Span> lastBefore(List<Span> busy, Instant from, Span wish, Grain grain) {
        Instant gapEnd = wish.end();
        for (Span span : busy.reversed()) {
            if (span.start().isBefore(wish.end())) {
                Optional<Span> found = latestIn(later(span.end(), from), gapEnd, wish, grain);
                if (found.isPresent()) {
                    return found;
                }
                gapEnd = span.start();
            }
        }
        return latestIn(from, gapEnd, wish, grain);
    }

    private static Optional<Span> latestIn(Instant gapStart, Instant gapEnd, Span wish, Grain grain) {
        Duration length = wish.length();
        Instant latest = grain.floor(gapEnd.minus(length));
        boolean fits = !latest.isBefore(gapStart) && latest.isBefore(wish.start());
        return fits ? Optional.of(Span.of(latest, length)) : Optional.empty();
    }

    private static List<Span> nextAfter(List<Span> busy, Span wish, Instant until, Grain grain) {
        List<Span> result = new ArrayList<>(2);
        Instant candidate = grain.ceiling(wish.start());
        for (Span span : busy) {
            while (result.size() < 2 && !candidate.plus(wish.length()).isAfter(span.start())) {
                result.add(Span.of(candidate, wish.length()));
                candidate = grain.ceiling(candidate.plus(wish.length()));
            }
            if (span.end().isAfter(candidate)) {
                candidate = grain.ceiling(span.end());
            }
        }
        while (result.size() < 2 && !candidate.plus(wish.length()).isAfter(until)) {
            result.add(Span.of(candidate, wish.length()));
            candidate = grain.ceiling(candidate.plus(wish.length()));
        }
        return result;
    }

    /** Each local day's fewest free candidates, by one sweep over all that is held in the window. */
    public List<Day> days(List<Integer> candidates, LocalDate from, LocalDate until, ZoneId zone) {
        List<Day> result = new ArrayList<>();
        Span window = new Span(
                from.atStartOfDay(zone).toInstant(), until.atStartOfDay(zone).toInstant());
        Sweep sweep = new Sweep(window);
        for (int candidate : candidates) {
            sweep.add(calendar.busy(List.of(candidate), window));
        }
        sweep.sort();
        for (LocalDate day = from; day.isBefore(until); day = day.plusDays(1)) {
            Span span = new Span(
                    day.atStartOfDay(zone).toInstant(),
                    day.plusDays(1).atStartOfDay(zone).toInstant());
            result.add(new Day(day, span, candidates.size(), candidates.size() - sweep.mostWithin(span)));
        }
        return result;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isBefore(b) ? b : a;
    }
}
