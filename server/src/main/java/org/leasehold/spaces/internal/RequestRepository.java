package org.leasehold.spaces.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.leasehold.spaces.SpaceRequest;
import org.leasehold.spaces.SpaceRequest.Kind;
import org.leasehold.spaces.SpaceRequest.State;
import org.leasehold.spaces.SpaceRequests.Wish;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Requests for storage in the database. */
@Repository
class RequestRepository {

    private static final String REQUESTS = """
            select r.*, a.name as account_name, i.name as item_name
              from space_request r
              join account a on a.id = r.account_id
              join space_item i on i.id = r.item_id
            """;

    private final JdbcClient jdbc;

    RequestRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<SpaceRequest> find(long id) {
        return jdbc.sql(REQUESTS + " where r.id = :id")
                .param("id", id)
                .query((row, _) -> read(row))
                .optional();
    }

    /** The same; nobody else decides on it until this transaction ends. */
    Optional<SpaceRequest> lock(long id) {
        return jdbc.sql(REQUESTS + " where r.id = :id for update of r")
                .param("id", id)
                .query((row, _) -> read(row))
                .optional();
    }

    List<SpaceRequest> listOf(long accountId) {
        return jdbc.sql(REQUESTS + " where r.account_id = :account order by r.id desc")
                .param("account", accountId)
                .query((row, _) -> read(row))
                .list();
    }

    List<SpaceRequest> list(State state) {
        return jdbc.sql(REQUESTS + " where r.state = :state order by r.id")
                .param("state", state.name())
                .query((row, _) -> read(row))
                .list();
    }

    boolean hasOpen(long itemId) {
        return jdbc.sql("select exists (select from space_request where item_id = :item and state = 'REQUESTED')")
                .param("item", itemId)
                .query(Boolean.class)
                .single();
    }

    long insert(long accountId, long itemId, Wish wish, long bytes, Instant until, Instant now) {
        return jdbc.sql("""
                        insert into space_request (account_id, item_id, kind, bytes, until, sponsor, reason, requested_at)
                        values (:account, :item, :kind, :bytes, :until, :sponsor, :reason, :now)
                        returning id
                        """)
                .param("account", accountId)
                .param("item", itemId)
                .param("kind", wish.kind().name())
                .param("bytes", bytes)
                .param("until", Timestamp.from(until))
                .param("sponsor", wish.sponsor())
                .param("reason", wish.reason())
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    void decide(long id, State state, Instant until, String by, String answer, Instant now) {
        jdbc.sql("""
                        update space_request
                           set state = :state, until = :until, decided_by = :by, answer = :answer, decided_at = :now
                         where id = :id
                        """)
                .param("id", id)
                .param("state", state.name())
                .param("until", Timestamp.from(until))
                .param("by", by)
                .param("answer", answer)
                .param("now", Timestamp.from(now))
                .update();
    }

    private static SpaceRequest read(ResultSet row) throws SQLException {
        Timestamp decidedAt = row.getTimestamp("decided_at");
        return new SpaceRequest(
                row.getLong("id"),
                row.getLong("account_id"),
                row.getString("account_name"),
                row.getLong("item_id"),
                row.getString("item_name"),
                Kind.valueOf(row.getString("kind")),
                row.getLong("bytes"),
                row.getTimestamp("until").toInstant(),
                row.getString("sponsor"),
                row.getString("reason"),
                State.valueOf(row.getString("state")),
                row.getTimestamp("requested_at").toInstant(),
                decidedAt == null ? null : decidedAt.toInstant(),
                row.getString("decided_by"),
                row.getString("answer"));
    }
}
