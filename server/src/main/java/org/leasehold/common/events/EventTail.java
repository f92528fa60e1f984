package org.leasehold.common.events;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the event log in commit order. An event's id is not its commit order: following ids alone loses the events of
 * transactions that took a low id and committed late. Following the pair (transaction id, event id), and only below
 * the oldest transaction still open, loses none.
 */
@Component
public class EventTail {

    private static final int BATCH = 5_000;

    private final JdbcClient jdbc;

    EventTail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A place in the log.
     *
     * @param transaction the 64-bit transaction id, as PostgreSQL prints it
     * @param id the event's id within it
     */
    public record Position(String transaction, long id) {}

    /**
     * One event as a follower needs it.
     *
     * @param revision the version of the subject that it made; 0 where versions are not counted
     */
    public record Entry(Position position, String kind, long subjectId, long revision) {}

    /** The place after which only events lie that a reader starting now has not seen in its first look at the data. */
    public Position now() {
        return jdbc.sql("""
                        select pg_snapshot_xmin(pg_current_snapshot())::text as position
                        """)
                .query((row, _) -> new Position(row.getString("position"), -1))
                .single();
    }

    /** The next events after a position, at most a few thousand, oldest first; empty when there are none yet. */
    public List<Entry> after(Position position) {
        return jdbc.sql("""
                        select xid::text as position, id, kind, subject_id, revision
                          from event
                         where (xid, id) > (cast(:transaction as xid8), :id)
                           and xid < pg_snapshot_xmin(pg_current_snapshot())
                         order by event.xid, id
                         limit :batch
                        """)
                .param("transaction", position.transaction())
                .param("id", position.id())
                .param("batch", BATCH)
                .query((row, _) -> new Entry(
                        new Position(row.getString("position"), row.getLong("id")),
                        row.getString("kind"),
                        row.getLong("subject_id"),
                        row.getLong("revision")))
                .list();
    }
}
