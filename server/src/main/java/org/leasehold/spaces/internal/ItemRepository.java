package org.leasehold.spaces.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Limited;
import org.leasehold.spaces.SpaceItem;
import org.leasehold.spaces.SpaceItem.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is kept, in the database. */
@Repository
class ItemRepository {

    private static final String COLUMNS =
            "id, account_id, what, name, folder, bytes, problem, state, created_at, changed_at, file_time, keep_until,"
                    + " rule_id, warned_of, extended_until, allocated_bytes, sponsor, review_at, deleted_at,"
                    + " deleted_because, purge_at";

    private final JdbcClient jdbc;

    ItemRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What there is in these states, by kind and name. */
    List<SpaceItem> list(long accountId, List<State> states) {
        return jdbc.sql("select " + COLUMNS + """
                          from space_item
                         where account_id = :account and state = any(:states)
                         order by what, name, id
                        """)
                .param("account", accountId)
                .param("states", states.stream().map(State::name).toArray(String[]::new))
                .query((row, _) -> read(row))
                .list();
    }

    List<SpaceItem> listKept(long accountId) {
        return list(accountId, List.of(State.KEPT));
    }

    Optional<SpaceItem> find(long id) {
        return jdbc.sql("select " + COLUMNS + " from space_item where id = :id")
                .param("id", id)
                .query((row, _) -> read(row))
                .optional();
    }

    Optional<SpaceItem> findKept(long accountId, Limited what, String name) {
        return jdbc.sql("select " + COLUMNS + """
                          from space_item
                         where account_id = :account and what = :what and name = :name and state = 'KEPT'
                        """)
                .param("account", accountId)
                .param("what", what.word())
                .param("name", name)
                .query((row, _) -> read(row))
                .optional();
    }

    /** All that is kept or can be brought back, of everybody, with what decides when it ends. */
    List<Owned> listAll() {
        return jdbc.sql("""
                        select i.*, a.name as account_name, a.level, a.email, a.ends_at
                          from space_item i join account a on a.id = i.account_id
                         where i.state in ('KEPT', 'DELETED')
                         order by a.name, i.what, i.name
                        """)
                .query((row, _) -> new Owned(
                        read(row),
                        row.getString("account_name"),
                        row.getInt("level"),
                        row.getString("email") != null,
                        instant(row, "ends_at")))
                .list();
    }

    /** A thing and whose it is. */
    record Owned(
            SpaceItem item,
            String account,
            int level,
            boolean reachable,
            @Nullable Instant trialEnd) {}

    /** @param item its id counts for nothing */
    SpaceItem insert(SpaceItem item) {
        return jdbc.sql("""
                        insert into space_item (account_id, what, name, folder, bytes, problem, created_at, changed_at,
                                                file_time, keep_until, rule_id)
                        values (:account, :what, :name, :folder, :bytes, :problem, :createdAt, :changedAt, :fileTime,
                                :keepUntil, :rule)
                        returning\s""" + COLUMNS)
                .param("account", item.accountId())
                .param("what", item.what().word())
                .param("name", item.name())
                .param("folder", item.folder())
                .param("bytes", item.bytes())
                .param("problem", item.problem())
                .param("createdAt", Timestamp.from(item.createdAt()))
                .param("changedAt", Timestamp.from(item.changedAt()))
                .param("fileTime", Timestamp.from(item.measure().fileTime()))
                .param("keepUntil", timestamp(item.keepUntil()))
                .param("rule", item.ruleId())
                .query((row, _) -> read(row))
                .single();
    }

    /** Everything that changes of what is kept, but for its state. */
    void update(SpaceItem item) {
        jdbc.sql("""
                        update space_item
                           set folder = :folder, bytes = :bytes, problem = :problem, changed_at = :changedAt,
                               file_time = :fileTime, keep_until = :keepUntil, rule_id = :rule, warned_of = :warnedOf,
                               extended_until = :extendedUntil
                         where id = :id
                        """)
                .param("id", item.id())
                .param("folder", item.folder())
                .param("bytes", item.bytes())
                .param("problem", item.problem())
                .param("changedAt", Timestamp.from(item.changedAt()))
                .param("fileTime", Timestamp.from(item.measure().fileTime()))
                .param("keepUntil", timestamp(item.keepUntil()))
                .param("rule", item.ruleId())
                .param("warnedOf", timestamp(item.keeping().warnedOf()))
                .param("extendedUntil", timestamp(item.keeping().extendedUntil()))
                .update();
    }

    /** Somebody else's from now on, under that name; what it was promised there holds no more. */
    void give(SpaceItem item, long accountId, String name) {
        jdbc.sql("""
                        update space_item
                           set account_id = :account, name = :name, changed_at = :changedAt, keep_until = :keepUntil,
                               rule_id = :rule, warned_of = null, extended_until = null
                         where id = :id
                        """)
                .param("id", item.id())
                .param("account", accountId)
                .param("name", name)
                .param("changedAt", Timestamp.from(item.changedAt()))
                .param("keepUntil", timestamp(item.keepUntil()))
                .param("rule", item.ruleId())
                .update();
    }

    /** It can be brought back until then. */
    void delete(long id, String because, Instant now, Instant purgeAt) {
        jdbc.sql("""
                        update space_item
                           set state = 'DELETED', deleted_at = :now, deleted_because = :because, purge_at = :purgeAt,
                               keep_until = null, warned_of = null
                         where id = :id
                        """)
                .param("id", id)
                .param("because", because)
                .param("now", Timestamp.from(now))
                .param("purgeAt", Timestamp.from(purgeAt))
                .update();
    }

    void restore(SpaceItem item) {
        jdbc.sql("""
                        update space_item
                           set state = 'KEPT', deleted_at = null, deleted_because = null, purge_at = null,
                               changed_at = :changedAt, keep_until = :keepUntil, rule_id = :rule
                         where id = :id
                        """)
                .param("id", item.id())
                .param("changedAt", Timestamp.from(item.changedAt()))
                .param("keepUntil", timestamp(item.keepUntil()))
                .param("rule", item.ruleId())
                .update();
    }

    /** Gone for good, from that state; also what its owner's tools have removed. False when it was in another one. */
    boolean purged(long id, State from, String because, Instant now) {
        return jdbc.sql("""
                        update space_item
                           set state = 'PURGED', deleted_at = coalesce(deleted_at, :now), purge_at = :now, keep_until = null,
                               deleted_because = coalesce(deleted_because, :because), allocated_bytes = null
                         where id = :id and state = :from
                        """)
                        .param("id", id)
                        .param("from", from.name())
                        .param("because", because)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** What can be brought back of a kind, the last deleted first. */
    List<SpaceItem> listDeleted(long accountId, Limited what) {
        return jdbc.sql("select " + COLUMNS + """
                          from space_item
                         where account_id = :account and what = :what and state = 'DELETED'
                         order by deleted_at desc, id desc
                        """)
                .param("account", accountId)
                .param("what", what.word())
                .query((row, _) -> read(row))
                .list();
    }

    void setPurgeAt(long id, Instant at) {
        jdbc.sql("update space_item set purge_at = least(purge_at, :at) where id = :id")
                .param("id", id)
                .param("at", Timestamp.from(at))
                .update();
    }

    List<SpaceItem> listToPurge(long accountId, Instant now) {
        return jdbc.sql("select " + COLUMNS + """
                          from space_item
                         where account_id = :account and state = 'DELETED' and purge_at <= :now
                         order by id
                        """)
                .param("account", accountId)
                .param("now", Timestamp.from(now))
                .query((row, _) -> read(row))
                .list();
    }

    /** Forgets what has been gone for so long. */
    void forgetPurged(long accountId, Instant before) {
        jdbc.sql("delete from space_item where account_id = :account and state = 'PURGED' and purge_at < :before")
                .param("account", accountId)
                .param("before", Timestamp.from(before))
                .update();
    }

    /** Nothing of it is allocated any more when {@code bytes} is absent. */
    void allocate(long id, @Nullable Long bytes, @Nullable String sponsor, @Nullable Instant reviewAt) {
        jdbc.sql("""
                        update space_item
                           set allocated_bytes = :bytes, sponsor = :sponsor, review_at = :reviewAt, reviewed = false
                         where id = :id
                        """)
                .param("id", id)
                .param("bytes", bytes)
                .param("sponsor", sponsor)
                .param("reviewAt", timestamp(reviewAt))
                .update();
    }

    /** What is to be looked at again, each once. */
    List<Owned> takeReviews(Instant now) {
        return jdbc.sql("""
                        with due as (update space_item set reviewed = true
                                      where allocated_bytes is not null and not reviewed and review_at <= :now
                                        and state = 'KEPT'
                                     returning *)
                        select due.*, a.name as account_name, a.level, a.email, a.ends_at
                          from due join account a on a.id = due.account_id
                         order by a.name, due.name
                        """)
                .param("now", Timestamp.from(now))
                .query((row, _) ->
                        new Owned(read(row), row.getString("account_name"), row.getInt("level"), false, null))
                .list();
    }

    private static SpaceItem read(ResultSet row) throws SQLException {
        return new SpaceItem(
                row.getLong("id"),
                row.getLong("account_id"),
                Limited.find(row.getString("what")).orElseThrow(),
                row.getString("name"),
                State.valueOf(row.getString("state")),
                row.getTimestamp("created_at").toInstant(),
                new SpaceItem.Measure(
                        row.getBoolean("folder"),
                        row.getLong("bytes"),
                        row.getString("problem"),
                        row.getTimestamp("changed_at").toInstant(),
                        row.getTimestamp("file_time").toInstant()),
                new SpaceItem.Keeping(
                        instant(row, "keep_until"),
                        row.getLong("rule_id"),
                        instant(row, "warned_of"),
                        instant(row, "extended_until")),
                allocation(row),
                deletion(row));
    }

    private static SpaceItem.@Nullable Allocation allocation(ResultSet row) throws SQLException {
        Long bytes = row.getObject("allocated_bytes", Long.class);
        return bytes == null
                ? null
                : new SpaceItem.Allocation(
                        bytes,
                        row.getString("sponsor"),
                        row.getTimestamp("review_at").toInstant());
    }

    private static SpaceItem.@Nullable Deletion deletion(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp("deleted_at");
        return at == null
                ? null
                : new SpaceItem.Deletion(
                        at.toInstant(),
                        row.getString("deleted_because"),
                        row.getTimestamp("purge_at").toInstant());
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
