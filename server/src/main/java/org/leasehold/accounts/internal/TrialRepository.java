package org.leasehold.accounts.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.leasehold.accounts.Account;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Trials in the database: accounts of level 0. */
@Repository
class TrialRepository {

    private final JdbcClient jdbc;

    TrialRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets nobody else begin a trial until this transaction ends, so that their number can be counted. */
    void lockNumber() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('leasehold trials'))")
                .query((row, _) -> true)
                .single();
    }

    /** The ends of the trials that there are, the first first. */
    List<Instant> listEnds() {
        return jdbc.sql("select ends_at from account where level = 0 and not disabled order by ends_at")
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .list();
    }

    Account insert(String name, String displayName, Instant now, Instant endsAt) {
        return jdbc.sql("""
                        insert into account (name, display_name, level, created_at, ends_at)
                        values (:name, :displayName, 0, :now, :endsAt)
                        returning\s""" + AccountRepository.COLUMNS)
                .param("name", name)
                .param("displayName", displayName)
                .param("now", Timestamp.from(now))
                .param("endsAt", Timestamp.from(endsAt))
                .query((row, _) -> AccountRepository.read(row))
                .single();
    }

    /** The trial, unless it is gone or none any more; from now on nobody can sign up with it. */
    Optional<Account> claim(long accountId) {
        return jdbc.sql("update account set disabled = true where id = :id and level = 0 returning "
                        + AccountRepository.COLUMNS)
                .param("id", accountId)
                .query((row, _) -> AccountRepository.read(row))
                .optional();
    }

    /**
     * Those whose time is over, and those that nobody has used for as long as a trial may be idle. One that was
     * discarded for an account waits for its time, because it can still be moved; one that was ended and kept for that
     * waits until it can be no more.
     */
    List<Long> listDue(Instant now, int limit) {
        return jdbc.sql("""
                        select id from account a
                         where level = 0
                           and (a.ends_at <= :now
                                or not exists (select from session s where s.account_id = a.id and s.expires_at > :now)
                               and not exists (select from merge m where m.trial_id = a.id and m.state = 'DISCARDED'))
                           and not exists (select from merge m
                                            where m.trial_id = a.id and m.ends_at > :now
                                              and m.trial_ended_at is not null)
                         order by a.ends_at
                         limit :limit
                        """)
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query((row, _) -> row.getLong(1))
                .list();
    }

    /** Whether it can be moved to an account still, or a move be taken back. */
    boolean isKept(long accountId, Instant now) {
        return jdbc.sql("select exists (select from merge where trial_id = :id and ends_at > :now)")
                .param("id", accountId)
                .param("now", Timestamp.from(now))
                .query(Boolean.class)
                .single();
    }

    /** Keeps what is left of it, because it can be moved to an account still; false when there is no such choice. */
    boolean keep(long accountId, Instant now) {
        return jdbc.sql("update merge set trial_ended_at = :now where trial_id = :id and ends_at > :now")
                        .param("id", accountId)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** With its sessions, tokens, preferences and memberships; false when it was gone, or is no trial any more. */
    boolean delete(long accountId) {
        return jdbc.sql("delete from account where id = :id and level = 0")
                        .param("id", accountId)
                        .update()
                == 1;
    }

    /** Takes from it all that it could act with. */
    void disarm(long accountId) {
        for (String table : List.of("session", "api_token")) {
            jdbc.sql("delete from " + table + " where account_id = :id")
                    .param("id", accountId)
                    .update();
        }
    }
}
