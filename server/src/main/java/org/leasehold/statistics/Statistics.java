package org.leasehold.statistics;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.leasehold.common.Span;
import org.leasehold.inventory.Facility;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Sums of leased time. A lease that crosses the end of a month counts in both months with its part, and only the part
 * inside the span asked for counts at all, so that sums over parts are the sum of the whole.
 */
@Service
public class Statistics {

    private final JdbcClient jdbc;

    public Statistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the sums are told apart by. */
    public enum Dimension {
        SLICE("slice.name"),
        FAMILY("slice.family"),
        /** Calendar month in the facility's zone, as {@code 2026-11}. */
        MONTH("to_char(month, 'YYYY-MM')");

        private final String expression;

        Dimension(String expression) {
            this.expression = expression;
        }
    }

    /**
     * One sum.
     *
     * @param values one for each dimension asked for, in their order
     * @param leases how many leases have a part in it
     */
    public record Row(Map<Dimension, String> values, long leases, Duration time) {}

    /** The span of all leases of a facility; a span of no lease is now and a second. */
    public Span whole(Facility facility, Instant now) {
        return jdbc.sql("""
                        select coalesce(min(starts_at), :now) as first, coalesce(max(ends_at), :later) as last
                          from lease
                         where facility_id = :facility and state <> 'CANCELLED'
                        """)
                .param("facility", facility.id())
                .param("now", Timestamp.from(now))
                .param("later", Timestamp.from(now.plusSeconds(1)))
                .query((row, _) -> new Span(
                        row.getTimestamp("first").toInstant(),
                        row.getTimestamp("last").toInstant()))
                .single();
    }

    public List<Row> sums(Facility facility, Span span, Set<Dimension> dimensions) {
        List<Dimension> ordered =
                new ArrayList<>(dimensions.isEmpty() ? EnumSet.noneOf(Dimension.class) : EnumSet.copyOf(dimensions));
        String keys = String.join(
                "",
                ordered.stream()
                        .map(one -> one.expression + " as " + one.name() + ", ")
                        .toList());
        String group = ordered.isEmpty()
                ? ""
                : " group by "
                        + String.join(", ", ordered.stream().map(Enum::name).toList()) + " order by "
                        + String.join(", ", ordered.stream().map(Enum::name).toList());
        return jdbc.sql("""
                        with part as (
                            select lease.id, lease.slice_id, month,
                                   extract(epoch from least(ends_at, :until, (month + interval '1 month') at time zone :zone)
                                                    - greatest(starts_at, :from, month at time zone :zone)) as seconds
                              from lease
                             cross join lateral generate_series(
                                       date_trunc('month', greatest(starts_at, :from) at time zone :zone),
                                       least(ends_at, :until) at time zone :zone - interval '1 microsecond',
                                       interval '1 month') as month
                             where facility_id = :facility and state <> 'CANCELLED'
                               and starts_at < :until and ends_at > :from
                        )
                        select %s count(distinct part.id) as leases, coalesce(sum(seconds), 0) as seconds
                          from part join slice on slice.id = part.slice_id
                        """.formatted(keys) + group)
                .param("facility", facility.id())
                .param("zone", facility.timeZone().getId())
                .param("from", Timestamp.from(span.start()))
                .param("until", Timestamp.from(span.end()))
                .query((row, _) -> {
                    Map<Dimension, String> values = new LinkedHashMap<>();
                    for (Dimension dimension : ordered) {
                        values.put(dimension, row.getString(dimension.name()));
                    }
                    return new Row(values, row.getLong("leases"), Duration.ofSeconds(row.getLong("seconds")));
                })
                .list();
    }
}
