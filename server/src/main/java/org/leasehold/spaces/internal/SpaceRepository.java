package org.leasehold.spaces.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Limited;
import org.leasehold.spaces.Quota;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** In the database: who has a space, and how much is in it. */
@Repository
class SpaceRepository {

    private final JdbcClient jdbc;

    SpaceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes that an account has a space, to be measured at once. */
    void ensure(long accountId, Instant now) {
        jdbc.sql("insert into space (account_id, due_at) values (:account, :now) on conflict do nothing")
                .param("account", accountId)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Notes the spaces that tools have made. */
    void ensureAll(List<UUID> subjects, Instant now) {
        jdbc.sql("""
                        insert into space (account_id, due_at)
                        select id, :now from account where subject = any(:subjects)
                        on conflict do nothing
                        """)
                .param("subjects", subjects.toArray(UUID[]::new))
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Whoever holds this changes what is in the space; others wait. False when there is no such space. */
    boolean lock(long accountId) {
        return jdbc.sql("select account_id from space where account_id = :account for update")
                .param("account", accountId)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    /** The space that waits longest to be measured; nobody else takes it until then. */
    Optional<Long> takeDue(Instant now, Instant then) {
        return jdbc.sql("""
                        update space set due_at = :then
                         where account_id = (select account_id from space where due_at <= :now
                                              order by due_at limit 1 for update skip locked)
                        returning account_id
                        """)
                .param("now", Timestamp.from(now))
                .param("then", Timestamp.from(then))
                .query(Long.class)
                .optional();
    }

    void setDue(long accountId, Instant due) {
        jdbc.sql("update space set due_at = :due where account_id = :account")
                .param("account", accountId)
                .param("due", Timestamp.from(due))
                .update();
    }

    /** With all that is known of what is in it. */
    void delete(long accountId) {
        jdbc.sql("delete from space where account_id = :account")
                .param("account", accountId)
                .update();
    }

    Optional<Instant> findToldAt(long accountId) {
        return jdbc.sql("select told_at from space where account_id = :account and told_at is not null")
                .param("account", accountId)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    void setToldAt(long accountId, Instant now) {
        jdbc.sql("update space set told_at = :now where account_id = :account")
                .param("account", accountId)
                .param("now", Timestamp.from(now))
                .update();
    }

    /**
     * What is known of a kind as a whole.
     *
     * @param problem why there may be more than what is listed
     * @param told what its owner knows of how full it is
     */
    record Use(Limited what, @Nullable String problem, Quota.State told, boolean readOnly) {

        static Use none(Limited what) {
            return new Use(what, null, Quota.State.WITHIN, false);
        }
    }

    List<Use> listUses(long accountId) {
        return jdbc.sql("select what, problem, told, read_only from space_use where account_id = :account")
                .param("account", accountId)
                .query((row, _) -> use(row))
                .list();
    }

    void save(long accountId, Use use) {
        jdbc.sql("""
                        insert into space_use (account_id, what, problem, told, read_only)
                        values (:account, :what, :problem, :told, :readOnly)
                        on conflict (account_id, what) do update
                           set problem = excluded.problem, told = excluded.told, read_only = excluded.read_only
                        """)
                .param("account", accountId)
                .param("what", use.what().word())
                .param("problem", use.problem())
                .param("told", use.told().name())
                .param("readOnly", use.readOnly())
                .update();
    }

    void addLeftover(UUID subject, Instant now) {
        jdbc.sql(
                        "insert into space_leftover (subject, since, due_at) values (:subject, :now, :now) on conflict do nothing")
                .param("subject", subject)
                .param("now", Timestamp.from(now))
                .update();
    }

    /**
     * The space of an account that is gone.
     *
     * @param problem why it is not gone too
     */
    record Leftover(UUID subject, Instant since, @Nullable String problem) {}

    /** One that is to be looked at again; nobody else takes it until then. */
    Optional<Leftover> takeLeftover(Instant now, Instant then) {
        return jdbc.sql("""
                        update space_leftover set due_at = :then
                         where subject = (select subject from space_leftover where due_at <= :now
                                           order by due_at limit 1 for update skip locked)
                        returning subject, since, problem
                        """)
                .param("now", Timestamp.from(now))
                .param("then", Timestamp.from(then))
                .query((row, _) -> leftover(row))
                .optional();
    }

    List<Leftover> listLeftovers() {
        return jdbc.sql("select subject, since, problem from space_leftover order by since")
                .query((row, _) -> leftover(row))
                .list();
    }

    void setProblem(UUID subject, @Nullable String problem) {
        jdbc.sql("update space_leftover set problem = :problem where subject = :subject")
                .param("subject", subject)
                .param("problem", problem)
                .update();
    }

    void deleteLeftover(UUID subject) {
        jdbc.sql("delete from space_leftover where subject = :subject")
                .param("subject", subject)
                .update();
    }

    private static Use use(ResultSet row) throws SQLException {
        return new Use(
                Limited.find(row.getString("what")).orElseThrow(),
                row.getString("problem"),
                Quota.State.valueOf(row.getString("told")),
                row.getBoolean("read_only"));
    }

    private static Leftover leftover(ResultSet row) throws SQLException {
        return new Leftover(
                row.getObject("subject", UUID.class), row.getTimestamp("since").toInstant(), row.getString("problem"));
    }
}
