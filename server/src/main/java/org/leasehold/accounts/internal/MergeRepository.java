package org.leasehold.accounts.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leasehold.accounts.Merges.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Trials and the accounts that their people have, in the database. */
@Repository
class MergeRepository {

    private static final String COLUMNS = "id, trial_id, account_id, state, moved, offered_at, ends_at";
    private static final TypeReference<Map<String, List<String>>> WORK = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    MergeRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A row. */
    record Row(
            long id,
            long trialId,
            long accountId,
            State state,
            Map<String, List<String>> moved,
            Instant offeredAt,
            Instant endsAt) {}

    /** A choice, unless there was one for the trial already. */
    Row offer(long trialId, long accountId, Instant now, Instant endsAt) {
        return jdbc.sql("""
                        insert into merge (trial_id, account_id, state, offered_at, ends_at)
                        values (:trial, :account, 'OFFERED', :now, :ends)
                        on conflict (trial_id) do update
                              set account_id = case when merge.state = 'OFFERED' then excluded.account_id
                                                    else merge.account_id end
                        returning\s""" + COLUMNS)
                .param("trial", trialId)
                .param("account", accountId)
                .param("now", Timestamp.from(now))
                .param("ends", Timestamp.from(endsAt))
                .query((row, _) -> read(row))
                .single();
    }

    List<Row> list(long accountId, Instant now) {
        return jdbc.sql("select " + COLUMNS + " from merge where account_id = :account and ends_at > :now order by id")
                .param("account", accountId)
                .param("now", Timestamp.from(now))
                .query((row, _) -> read(row))
                .list();
    }

    /** For this transaction alone: of two who choose at once, the second finds what the first chose. */
    Optional<Row> lock(long id, long accountId, Instant now) {
        return jdbc.sql("select " + COLUMNS
                        + " from merge where id = :id and account_id = :account and ends_at > :now for update")
                .param("id", id)
                .param("account", accountId)
                .param("now", Timestamp.from(now))
                .query((row, _) -> read(row))
                .optional();
    }

    /** The trial has nothing any more. */
    void moved(long id, Map<String, List<String>> work, Instant now, Instant endsAt) {
        jdbc.sql("""
                        update merge set state = 'MOVED', moved = cast(:moved as jsonb), trial_ended_at = :now,
                                         ends_at = :ends
                         where id = :id
                        """)
                .param("id", id)
                .param("moved", json.writeValueAsString(work))
                .param("now", Timestamp.from(now))
                .param("ends", Timestamp.from(endsAt))
                .update();
    }

    void discarded(long id, Instant endsAt) {
        jdbc.sql("update merge set state = 'DISCARDED', ends_at = :ends where id = :id")
                .param("id", id)
                .param("ends", Timestamp.from(endsAt))
                .update();
    }

    void undone(long id) {
        jdbc.sql("update merge set state = 'UNDONE' where id = :id")
                .param("id", id)
                .update();
    }

    private Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("id"),
                row.getLong("trial_id"),
                row.getLong("account_id"),
                State.valueOf(row.getString("state")),
                json.readValue(row.getString("moved"), WORK),
                row.getTimestamp("offered_at").toInstant(),
                row.getTimestamp("ends_at").toInstant());
    }
}
