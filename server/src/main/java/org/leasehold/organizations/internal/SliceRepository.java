package org.leasehold.organizations.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leasehold.organizations.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Slices and their members in the database. */
@Repository
class SliceRepository {

    static final String UNKNOWN_FAMILY = "unknown";
    private static final String COLUMNS = "id, name, title, family, country, owner_id, expires_at, created_at";

    private final JdbcClient jdbc;

    SliceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Membership(long sliceId, long accountId) {}

    /** What a line of a file says of a slice. */
    record Line(String name, String family, String country) {}

    List<Slice> list() {
        return jdbc.sql("select " + COLUMNS + " from slice")
                .query((row, _) -> read(row))
                .list();
    }

    List<Slice> list(Collection<String> names) {
        return jdbc.sql("select " + COLUMNS + " from slice where name = any(:names)")
                .param("names", names.toArray(String[]::new))
                .query((row, _) -> read(row))
                .list();
    }

    List<Membership> listMemberships() {
        return jdbc.sql("select slice_id, account_id from slice_member")
                .query((row, _) -> new Membership(row.getLong("slice_id"), row.getLong("account_id")))
                .list();
    }

    List<String> listMemberNames(long sliceId) {
        return jdbc.sql("""
                        select a.name from slice_member m join account a on a.id = m.account_id
                         where m.slice_id = :slice order by a.name
                        """)
                .param("slice", sliceId)
                .query((row, _) -> row.getString(1))
                .list();
    }

    Optional<Slice> lock(String name) {
        return jdbc.sql("select " + COLUMNS + " from slice where name = :name for update")
                .param("name", name)
                .query((row, _) -> read(row))
                .optional();
    }

    Slice insert(Slice slice) {
        return jdbc.sql("""
                        insert into slice (name, title, family, country, owner_id, expires_at, created_at)
                        values (:name, :title, :family, :country, :owner, :expires, :created)
                        returning\s""" + COLUMNS)
                .param("name", slice.name())
                .param("title", slice.title())
                .param("family", slice.family())
                .param("country", slice.country())
                .param("owner", slice.ownerId())
                .param("expires", timestamp(slice.expiresAt()))
                .param("created", Timestamp.from(slice.createdAt()))
                .query((row, _) -> read(row))
                .single();
    }

    void update(Slice slice) {
        jdbc.sql("""
                        update slice set title = :title, family = :family, country = :country, expires_at = :expires
                         where id = :id
                        """)
                .param("id", slice.id())
                .param("title", slice.title())
                .param("family", slice.family())
                .param("country", slice.country())
                .param("expires", timestamp(slice.expiresAt()))
                .update();
    }

    Optional<Slice> findOwned(long accountId) {
        return jdbc.sql("select " + COLUMNS + " from slice where owner_id = :account")
                .param("account", accountId)
                .query((row, _) -> read(row))
                .optional();
    }

    void lockAccount(long accountId) {
        jdbc.sql("select from account where id = :account for update")
                .param("account", accountId)
                .query((row, _) -> true)
                .optional();
    }

    /** Which of these names are taken. */
    List<String> listTaken(List<String> names) {
        return jdbc.sql("select name from slice where name = any(:names)")
                .param("names", names.toArray(String[]::new))
                .query((row, _) -> row.getString(1))
                .list();
    }

    void retireOwned(long accountId, Instant now) {
        jdbc.sql("update slice set expires_at = :now where owner_id = :account and coalesce(expires_at > :now, true)")
                .param("account", accountId)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Creates those that are missing. */
    List<Slice> insertMissing(Collection<String> names, Instant now) {
        return jdbc.sql("""
                        insert into slice (name, family, created_at)
                        select name, :family, :now from unnest(:names) as wanted (name) order by name
                        on conflict (name) do nothing
                        returning\s""" + COLUMNS)
                .param("names", names.toArray(String[]::new))
                .param("family", UNKNOWN_FAMILY)
                .param("now", Timestamp.from(now))
                .query((row, _) -> read(row))
                .list();
    }

    /** Creates or changes slices as a file says. */
    void save(List<Line> lines, Instant now) {
        jdbc.sql("""
                        insert into slice (name, family, country, created_at)
                        select name, family, country, :now
                          from unnest(:names, :families, :countries) as wanted (name, family, country)
                         order by name
                        on conflict (name) do update set family = excluded.family, country = excluded.country
                        """)
                .param("names", lines.stream().map(Line::name).toArray(String[]::new))
                .param("families", lines.stream().map(Line::family).toArray(String[]::new))
                .param("countries", lines.stream().map(Line::country).toArray(String[]::new))
                .param("now", Timestamp.from(now))
                .update();
    }

    boolean addMember(long sliceId, long accountId) {
        return jdbc.sql("""
                        insert into slice_member (slice_id, account_id) values (:slice, :account)
                        on conflict do nothing
                        """).param("slice", sliceId).param("account", accountId).update() == 1;
    }

    boolean removeMember(long sliceId, long accountId) {
        return jdbc.sql("delete from slice_member where slice_id = :slice and account_id = :account")
                        .param("slice", sliceId)
                        .param("account", accountId)
                        .update()
                == 1;
    }

    void removeMembers(long sliceId) {
        jdbc.sql("delete from slice_member where slice_id = :slice")
                .param("slice", sliceId)
                .update();
    }

    private static Slice read(ResultSet row) throws SQLException {
        Timestamp expires = row.getTimestamp("expires_at");
        return new Slice(
                row.getLong("id"),
                row.getString("name"),
                row.getString("title"),
                row.getString("family"),
                row.getString("country"),
                row.getObject("owner_id", Long.class),
                expires == null ? null : expires.toInstant(),
                row.getTimestamp("created_at").toInstant());
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
