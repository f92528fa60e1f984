package org.leasehold.faces.r2lab.api;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.leasehold.faces.r2lab.wire.Whole;
import org.leasehold.faces.rest.Answer;
import org.leasehold.leases.Lease;
import org.leasehold.leases.Leases;
import org.leasehold.organizations.Slice;
import org.leasehold.organizations.Slices;
import org.springframework.stereotype.Component;

/**
 * {@code /stats/usage}: hours as the original counts them, each lease's rounded up, and only of leases that lie wholly
 * inside. Our own statistics count the part that lies inside, to the second.
 */
@Component
class UsageOperations implements ApiRoutes {

    private final Leases leases;
    private final Slices slices;
    private final Whole whole;

    UsageOperations(Leases leases, Slices slices, Whole whole) {
        this.leases = leases;
        this.slices = slices;
        this.whole = whole;
    }

    @Override
    public List<Operation> operations() {
        return List.of(new Operation("GET", "/stats/usage", this::usage));
    }

    /** What hours are summed by. */
    private record Key(String period, String family, String slice) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byPeriod = period.compareTo(other.period);
            int byFamily = byPeriod != 0 ? byPeriod : family.compareTo(other.family);
            return byFamily != 0 ? byFamily : slice.compareTo(other.slice);
        }
    }

    private Answer usage(Call call) {
        Instant from = call.queryInstant("from").orElseThrow(() -> Refusal.missing("query", "from"));
        Instant until = call.queryInstant("until").orElseThrow(() -> Refusal.missing("query", "until"));
        Optional<String> period = call.exchange().query("period");
        period.ifPresent(word -> periodOf(LocalDate.EPOCH, word));
        Map<Key, Long> hours = new TreeMap<>();
        leases.forEach(whole.between(from, until), lease -> {
            if (isInside(lease, from, until)) {
                hours.merge(key(lease, period), hoursOf(lease), Long::sum);
            }
        });
        List<Map<String, Object>> rows = new ArrayList<>();
        hours.forEach((key, sum) -> rows.add(row(key, sum, period.isPresent())));
        return Answer.ok(rows);
    }

    private boolean isInside(Lease lease, Instant from, Instant until) {
        return whole.isOf(lease)
                && !lease.span().start().isBefore(from)
                && !lease.span().end().isAfter(until);
    }

    private static long hoursOf(Lease lease) {
        Duration length = lease.span().length();
        return Math.ceilDiv(length.toSeconds(), Duration.ofHours(1).toSeconds());
    }

    private Key key(Lease lease, Optional<String> period) {
        Slice slice = slices.getSlice(lease.sliceId());
        LocalDate day = LocalDate.ofInstant(lease.span().start(), ZoneOffset.UTC);
        return new Key(period.map(word -> periodOf(day, word).toString()).orElse(""), slice.family(), slice.name());
    }

    /** The first day of the period that the day lies in, in UTC. */
    private static LocalDate periodOf(LocalDate day, String period) {
        return switch (period) {
            case "day" -> day;
            case "week" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case "month" -> day.withDayOfMonth(1);
            case "quarter" -> day.with(IsoFields.DAY_OF_QUARTER, 1);
            case "year" -> day.withDayOfYear(1);
            default -> throw Refusal.of(422, "period must be one of ['day', 'month', 'quarter', 'week', 'year']");
        };
    }

    private static Map<String, Object> row(Key key, long hours, boolean withPeriod) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("family", key.family());
        row.put("slice_name", key.slice());
        if (withPeriod) {
            row.put("period", key.period() + "T00:00:00Z");
        }
        row.put("hours", hours);
        return row;
    }
}
