package org.leasehold.organizations.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Limited;
import org.leasehold.organizations.Group;
import org.leasehold.organizations.Groups.Grant;
import org.leasehold.organizations.Membership;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Groups, their members and their grants in the database. */
@Repository
class GroupRepository {

    private static final String COLUMNS = "id, name, title, terms, terms_revision, membership_days, created_at";

    private static final String MEMBERSHIPS = """
            select m.group_id, g.name as group_name, m.account_id, a.name as account_name, m.state, m.owner,
                   m.terms_accepted, m.message, m.since, m.ends_at
              from group_member m
              join people_group g on g.id = m.group_id
              join account a on a.id = m.account_id
            """;

    private static final String GRANT_COLUMNS =
            "id, what, more_count, more_bytes, valid_from, valid_until, sponsor, reason, set_by";

    private final JdbcClient jdbc;

    GroupRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Group> find(String name) {
        return jdbc.sql("select " + COLUMNS + " from people_group where name = :name")
                .param("name", name)
                .query((row, _) -> group(row))
                .optional();
    }

    List<Group> list(String after, int limit) {
        return jdbc.sql("select " + COLUMNS + " from people_group where name > :after order by name limit :limit")
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> group(row))
                .list();
    }

    /** Of two who change who is in a group, one waits. */
    void lock(long groupId) {
        jdbc.sql("select from people_group where id = :id for update")
                .param("id", groupId)
                .query((_, _) -> true)
                .single();
    }

    Group insert(Group group) {
        return jdbc.sql("""
                        insert into people_group (name, title, terms, membership_days, created_at)
                        values (:name, :title, :terms, :days, :now)
                        returning\s""" + COLUMNS)
                .param("name", group.name())
                .param("title", group.title())
                .param("terms", group.terms())
                .param("days", group.membershipDays())
                .param("now", Timestamp.from(group.createdAt()))
                .query((row, _) -> group(row))
                .single();
    }

    void update(Group group) {
        jdbc.sql("""
                        update people_group
                           set title = :title, terms = :terms, terms_revision = :revision, membership_days = :days
                         where id = :id
                        """)
                .param("id", group.id())
                .param("title", group.title())
                .param("terms", group.terms())
                .param("revision", group.termsRevision())
                .param("days", group.membershipDays())
                .update();
    }

    Optional<Membership> find(long groupId, long accountId) {
        return jdbc.sql(MEMBERSHIPS + " where m.group_id = :group and m.account_id = :account")
                .param("group", groupId)
                .param("account", accountId)
                .query((row, _) -> membership(row))
                .optional();
    }

    List<Membership> listOf(long accountId, Instant now) {
        return jdbc.sql(MEMBERSHIPS + """
                         where m.account_id = :account and (m.ends_at is null or m.ends_at > :now)
                         order by g.name
                        """)
                .param("account", accountId)
                .param("now", Timestamp.from(now))
                .query((row, _) -> membership(row))
                .list();
    }

    List<Membership> listMembers(long groupId) {
        return jdbc.sql(MEMBERSHIPS + " where m.group_id = :group order by a.name")
                .param("group", groupId)
                .query((row, _) -> membership(row))
                .list();
    }

    /** Those who run it at that instant. */
    List<Membership> listOwners(long groupId, Instant now) {
        return listMembers(groupId).stream()
                .filter(member -> member.owner() && member.isMember(now))
                .toList();
    }

    int countOwned(long accountId) {
        return jdbc.sql("select count(*) from group_member where account_id = :account and owner and state = 'MEMBER'")
                .param("account", accountId)
                .query(Integer.class)
                .single();
    }

    /** How often somebody has done it since then. */
    int countSince(String kind, String actor, Instant since) {
        return jdbc.sql("""
                        select count(*) from event
                         where actor = :actor and kind = :kind and at >= :since
                           and kind <> 'lease.booked' and actor <> 'leasehold'
                        """)
                .param("actor", actor)
                .param("kind", kind)
                .param("since", Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    /** Writes a membership by hand over what was there; a later end will be told of anew. */
    void save(Membership membership) {
        jdbc.sql("""
                        insert into group_member (group_id, account_id, state, owner, terms_accepted, message, since,
                                                  ends_at)
                        values (:group, :account, :state, :owner, :terms, :message, :since, :endsAt)
                        on conflict (group_id, account_id) do update
                           set state = excluded.state, owner = excluded.owner,
                               terms_accepted = excluded.terms_accepted, message = excluded.message,
                               since = excluded.since, ends_at = excluded.ends_at, warned_at = null,
                               identity_id = null
                        """)
                .param("group", membership.groupId())
                .param("account", membership.accountId())
                .param("state", membership.state().name())
                .param("owner", membership.owner())
                .param("terms", membership.termsAccepted())
                .param("message", membership.message())
                .param("since", Timestamp.from(membership.since()))
                .param("endsAt", timestamp(membership.endsAt()))
                .update();
    }

    boolean delete(long groupId, long accountId) {
        return jdbc.sql("delete from group_member where group_id = :group and account_id = :account")
                        .param("group", groupId)
                        .param("account", accountId)
                        .update()
                == 1;
    }

    List<Membership> listEnded(Instant now, int limit) {
        return jdbc.sql(MEMBERSHIPS + " where m.ends_at <= :now order by m.ends_at limit :limit")
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query((row, _) -> membership(row))
                .list();
    }

    /** Those that end before then and whose people have not been told; from now on they have. */
    List<Membership> takeEnding(Instant before, Instant now) {
        List<Long> accounts = jdbc.sql("""
                        update group_member set warned_at = :now
                         where state = 'MEMBER' and ends_at < :before and warned_at is null
                        returning account_id
                        """)
                .param("before", Timestamp.from(before))
                .param("now", Timestamp.from(now))
                .query((row, _) -> row.getLong(1))
                .list();
        return jdbc.sql(MEMBERSHIPS + " where m.account_id = any(:accounts) and m.warned_at = :now")
                .param("accounts", accounts.toArray(Long[]::new))
                .param("now", Timestamp.from(now))
                .query((row, _) -> membership(row))
                .list();
    }

    List<Grant> listGrants(long groupId) {
        return jdbc.sql("select " + GRANT_COLUMNS + " from group_grant where group_id = :group order by valid_from, id")
                .param("group", groupId)
                .query((row, _) -> grant(row))
                .list();
    }

    /** A grant and the group that has it. */
    record Held(String group, Grant grant) {}

    /** The grants that an account has by its memberships now. */
    List<Held> listHeld(long accountId, Instant now) {
        return jdbc.sql("""
                        select g.name as group_name, t.*
                          from group_member m
                          join people_group g on g.id = m.group_id
                          join group_grant t on t.group_id = g.id
                         where m.account_id = :account and m.state = 'MEMBER'
                           and (m.ends_at is null or m.ends_at > :now)
                           and t.valid_from <= :now and t.valid_until > :now
                         order by g.name, t.id
                        """)
                .param("account", accountId)
                .param("now", Timestamp.from(now))
                .query((row, _) -> new Held(row.getString("group_name"), grant(row)))
                .list();
    }

    Grant insertGrant(long groupId, Grant wanted, String setBy) {
        return jdbc.sql("""
                        insert into group_grant (group_id, what, more_count, more_bytes, valid_from, valid_until,
                                                 sponsor, reason, set_by)
                        values (:group, :what, :count, :bytes, :from, :until, :sponsor, :reason, :setBy)
                        returning\s""" + GRANT_COLUMNS)
                .param("group", groupId)
                .param("what", wanted.what().word())
                .param("count", wanted.moreCount())
                .param("bytes", wanted.moreBytes())
                .param("from", Timestamp.from(wanted.from()))
                .param("until", Timestamp.from(wanted.until()))
                .param("sponsor", wanted.sponsor())
                .param("reason", wanted.reason())
                .param("setBy", setBy)
                .query((row, _) -> grant(row))
                .single();
    }

    /** Ends it now, or takes it away when it has not begun; false when there is none that holds. */
    boolean endGrant(long groupId, long id, Instant now) {
        int begun = jdbc.sql("""
                        update group_grant set valid_until = :now
                         where group_id = :group and id = :id and valid_from < :now and valid_until > :now
                        """)
                .param("group", groupId)
                .param("id", id)
                .param("now", Timestamp.from(now))
                .update();
        return begun == 1
                || jdbc.sql("delete from group_grant where group_id = :group and id = :id and valid_from >= :now")
                                .param("group", groupId)
                                .param("id", id)
                                .param("now", Timestamp.from(now))
                                .update()
                        == 1;
    }

    private static Group group(ResultSet row) throws SQLException {
        return new Group(
                row.getLong("id"),
                row.getString("name"),
                row.getString("title"),
                row.getString("terms"),
                row.getInt("terms_revision"),
                row.getObject("membership_days", Integer.class),
                row.getTimestamp("created_at").toInstant());
    }

    private static Membership membership(ResultSet row) throws SQLException {
        Timestamp endsAt = row.getTimestamp("ends_at");
        return new Membership(
                row.getLong("group_id"),
                row.getString("group_name"),
                row.getLong("account_id"),
                row.getString("account_name"),
                Membership.State.valueOf(row.getString("state")),
                row.getBoolean("owner"),
                row.getObject("terms_accepted", Integer.class),
                row.getString("message"),
                row.getTimestamp("since").toInstant(),
                endsAt == null ? null : endsAt.toInstant());
    }

    private static Grant grant(ResultSet row) throws SQLException {
        return new Grant(
                row.getLong("id"),
                Limited.find(row.getString("what")).orElseThrow(),
                row.getLong("more_count"),
                row.getLong("more_bytes"),
                row.getTimestamp("valid_from").toInstant(),
                row.getTimestamp("valid_until").toInstant(),
                row.getString("sponsor"),
                row.getString("reason"),
                row.getString("set_by"));
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
