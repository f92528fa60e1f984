package org.leasehold.inventory.internal;

import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.leasehold.common.Span;
import org.leasehold.inventory.Blackout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Blackouts in the database. */
@Repository
class BlackoutRepository {

    private final JdbcClient jdbc;

    BlackoutRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Blackout> read() {
        return jdbc.sql("""
                        select id, facility_id, resource_ids, lower(during) as starts_at, upper(during) as ends_at,
                               reason, leases_in_the_way
                          from blackout
                         order by lower(during), id
                        """)
                .query((row, _) -> new Blackout(
                        row.getLong("id"),
                        row.getInt("facility_id"),
                        Arrays.asList((Integer[]) row.getArray("resource_ids").getArray()),
                        new Span(
                                row.getTimestamp("starts_at").toInstant(),
                                row.getTimestamp("ends_at").toInstant()),
                        row.getString("reason"),
                        Blackout.LeasesInTheWay.valueOf(
                                row.getString("leases_in_the_way").toUpperCase(Locale.ROOT))))
                .list();
    }

    long insert(Blackout blackout) {
        return jdbc.sql("""
                        insert into blackout (facility_id, resource_ids, during, reason, leases_in_the_way)
                        values (:facility, :resources, tstzrange(:start, :end), :reason, :way)
                        returning id
                        """)
                .param("facility", blackout.facilityId())
                .param("resources", blackout.resourceIds().toArray(Integer[]::new))
                .param("start", Timestamp.from(blackout.span().start()))
                .param("end", Timestamp.from(blackout.span().end()))
                .param("reason", blackout.reason())
                .param("way", blackout.leasesInTheWay().name().toLowerCase(Locale.ROOT))
                .query(Long.class)
                .single();
    }

    void delete(long id) {
        jdbc.sql("delete from blackout where id = :id").param("id", id).update();
    }
}
