package org.leasehold.accounts.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Limited;
import org.leasehold.accounts.Limits.Rule;
import org.leasehold.accounts.Limits.Wanted;
import org.leasehold.accounts.Limits.Whom;
import org.leasehold.accounts.Retention;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Limit rules in the database. */
@Repository
class LimitRepository {

    private static final String COLUMNS =
            "id, level, account_id, what, most_count, most_bytes, keep_for, warn_before, valid_from, valid_until,"
                    + " set_by, reason";

    private final JdbcClient jdbc;

    LimitRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Rule> list(boolean replaced) {
        return jdbc.sql("select " + COLUMNS + """
                          from limit_rule
                         where valid_until is null or :replaced
                         order by level, account_id, what, valid_from
                        """)
                .param("replaced", replaced)
                .query((row, _) -> read(row))
                .list();
    }

    /** Ends the rule that holds, if there is one. */
    boolean end(Whom whom, Limited what, Instant now) {
        return jdbc.sql("""
                                update limit_rule set valid_until = greatest(:now, valid_from + interval '1 microsecond')
                                 where valid_until is null and what = :what
                                   and (level = :level or account_id = :account)
                                """)
                        .param("now", Timestamp.from(now))
                        .param("what", what.word())
                        .param("level", level(whom))
                        .param("account", account(whom))
                        .update()
                == 1;
    }

    Rule insert(Wanted wanted, String setBy, Instant now) {
        return jdbc.sql("""
                        insert into limit_rule (level, account_id, what, most_count, most_bytes, keep_for, warn_before,
                                                valid_from, set_by, reason)
                        values (:level, :account, :what, :count, :bytes, :keep, :warn, :now, :setBy, :reason)
                        returning\s""" + COLUMNS)
                .param("level", level(wanted.whom()))
                .param("account", account(wanted.whom()))
                .param("what", wanted.what().word())
                .param("count", wanted.mostCount())
                .param("bytes", wanted.mostBytes())
                .param("keep", wanted.keepFor().word())
                .param("warn", Objects.toString(wanted.warnBefore(), null))
                .param("now", Timestamp.from(now))
                .param("setBy", setBy)
                .param("reason", wanted.reason())
                .query((row, _) -> read(row))
                .single();
    }

    private static @Nullable Integer level(Whom whom) {
        return whom instanceof Whom.Level of ? of.level() : null;
    }

    private static @Nullable Long account(Whom whom) {
        return whom instanceof Whom.One one ? one.accountId() : null;
    }

    private static Rule read(ResultSet row) throws SQLException {
        Integer level = row.getObject("level", Integer.class);
        String warnBefore = row.getString("warn_before");
        Timestamp validUntil = row.getTimestamp("valid_until");
        return new Rule(
                row.getLong("id"),
                new Wanted(
                        level == null ? new Whom.One(row.getLong("account_id")) : new Whom.Level(level),
                        Limited.find(row.getString("what")).orElseThrow(),
                        row.getObject("most_count", Long.class),
                        row.getObject("most_bytes", Long.class),
                        Retention.parse(row.getString("keep_for")),
                        warnBefore == null ? null : Retention.period(warnBefore),
                        row.getString("reason")),
                row.getTimestamp("valid_from").toInstant(),
                validUntil == null ? null : validUntil.toInstant(),
                row.getString("set_by"));
    }
}
