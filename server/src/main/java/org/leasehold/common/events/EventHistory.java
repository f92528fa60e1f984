package org.leasehold.common.events;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads events back for people, the newest first. Events hold no secrets. */
@Component
public class EventHistory {

    private static final TypeReference<Map<String, Object>> DETAIL = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    EventHistory(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** One event as it was recorded. */
    public record Entry(long id, Instant at, String kind, long subjectId, String actor, Map<String, Object> detail) {}

    /**
     * What an account did, and what was done to it, other than bookings, which the ledger tells.
     *
     * @param before only events with a smaller id
     */
    public List<Entry> ofAccount(long accountId, String name, long before, int limit) {
        return jdbc.sql("""
                        (select id, at, kind, subject_id, actor, detail from event
                          where actor = :name and kind <> 'lease.booked' and actor <> 'leasehold' and id < :before
                          order by id desc limit :limit)
                        union
                        (select id, at, kind, subject_id, actor, detail from event
                          where subject_id = :account and kind like 'account.%' and id < :before
                          order by id desc limit :limit)
                        union
                        (select id, at, kind, subject_id, actor, detail from event
                          where subject_id = :account and kind like 'space.%' and id < :before
                          order by id desc limit :limit)
                        order by id desc limit :limit
                        """)
                .param("name", name)
                .param("account", accountId)
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> entry(row))
                .list();
    }

    /**
     * All that people did, other than bookings.
     *
     * @param kinds how the kind begins; empty: any
     * @param actor who did it; empty: anybody
     */
    public List<Entry> list(String kinds, String actor, long before, int limit) {
        return jdbc.sql("""
                        select id, at, kind, subject_id, actor, detail from event
                         where kind <> 'lease.booked' and actor <> 'leasehold' and id < :before
                           and (:actor = '' or actor = :actor) and starts_with(kind, :kinds)
                         order by id desc limit :limit
                        """)
                .param("kinds", kinds)
                .param("actor", actor)
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> entry(row))
                .list();
    }

    private Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("kind"),
                row.getLong("subject_id"),
                row.getString("actor"),
                json.readValue(row.getString("detail"), DETAIL));
    }
}
