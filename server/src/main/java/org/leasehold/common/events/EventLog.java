package org.leasehold.common.events;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes events. Whatever changes something writes its event in the same transaction. */
@Component
public class EventLog {

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final JsonMapper json;

    EventLog(JdbcClient jdbc, InstantSource clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
    }

    /**
     * Appends one event inside the caller's transaction.
     *
     * @param kind what happened, dotted, e.g. {@code account.created}
     * @param subjectId the row it happened to
     * @param actor the name of who did it
     * @param detail what a reader needs to understand it; never a secret
     * @return the event's id
     */
    public long append(String kind, long subjectId, String actor, Map<String, ?> detail) {
        return append(kind, subjectId, 0, actor, detail);
    }

    /**
     * The same, of something whose versions are counted.
     *
     * @param revision the version that came of it
     */
    public long append(String kind, long subjectId, long revision, String actor, Map<String, ?> detail) {
        return jdbc.sql("""
                        insert into event (at, kind, subject_id, revision, actor, detail)
                        values (:at, :kind, :subject, :revision, :actor, cast(:detail as jsonb))
                        returning id
                        """)
                .param("at", Timestamp.from(clock.instant()))
                .param("kind", kind)
                .param("subject", subjectId)
                .param("revision", revision)
                .param("actor", actor)
                .param("detail", json.writeValueAsString(detail))
                .query(Long.class)
                .single();
    }
}
