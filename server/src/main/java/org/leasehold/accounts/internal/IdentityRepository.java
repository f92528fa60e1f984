package org.leasehold.accounts.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.leasehold.accounts.Identities.Identity;
import org.leasehold.accounts.ProvenIdentity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Identities in the database. */
@Repository
class IdentityRepository {

    private static final String COLUMNS =
            "id, provider, issuer, subject, email, email_verified, display_name, linked_at, last_used_at";

    private final JdbcClient jdbc;

    IdentityRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The account that the identity logs in to. */
    Optional<Long> findAccount(ProvenIdentity who) {
        return jdbc.sql("select account_id from identity where issuer = :issuer and subject = :subject")
                .param("issuer", who.issuer())
                .param("subject", who.subject())
                .query(Long.class)
                .optional();
    }

    List<Identity> list(long accountId) {
        return jdbc.sql("select " + COLUMNS + " from identity where account_id = :account order by id")
                .param("account", accountId)
                .query((row, _) -> read(row))
                .list();
    }

    /** When somebody last logged in by any of them. */
    Optional<Instant> findLastUse(long accountId) {
        return jdbc.sql(
                        "select last_used_at from identity where account_id = :account order by last_used_at desc limit 1")
                .param("account", accountId)
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    boolean hasOneOf(long accountId, String issuer) {
        return jdbc.sql("select exists (select from identity where account_id = :account and issuer = :issuer)")
                .param("account", accountId)
                .param("issuer", issuer)
                .query(Boolean.class)
                .single();
    }

    long insert(long accountId, ProvenIdentity who, Instant now) {
        return jdbc.sql("""
                        insert into identity (account_id, provider, issuer, subject, email, email_verified,
                                              display_name, linked_at, last_used_at)
                        values (:account, :provider, :issuer, :subject, :email, :verified, :displayName, :now, :now)
                        returning id
                        """)
                .param("account", accountId)
                .param("provider", who.provider())
                .param("issuer", who.issuer())
                .param("subject", who.subject())
                .param("email", who.email())
                .param("verified", who.emailVerified())
                .param("displayName", who.displayName())
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    /** Notes that somebody logged in by it, and what the provider says of them now. */
    long use(ProvenIdentity who, Instant now) {
        return jdbc.sql("""
                        update identity
                           set provider = :provider, email = :email, email_verified = :verified,
                               display_name = :displayName, last_used_at = :now
                         where issuer = :issuer and subject = :subject
                        returning id
                        """)
                .param("provider", who.provider())
                .param("issuer", who.issuer())
                .param("subject", who.subject())
                .param("email", who.email())
                .param("verified", who.emailVerified())
                .param("displayName", who.displayName())
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    void delete(long id) {
        jdbc.sql("delete from identity where id = :id").param("id", id).update();
    }

    private static Identity read(ResultSet row) throws SQLException {
        ProvenIdentity who = new ProvenIdentity(
                row.getString("provider"),
                row.getString("issuer"),
                row.getString("subject"),
                row.getString("email"),
                row.getBoolean("email_verified"),
                row.getString("display_name"));
        return new Identity(
                row.getLong("id"),
                who,
                row.getTimestamp("linked_at").toInstant(),
                row.getTimestamp("last_used_at").toInstant());
    }
}
