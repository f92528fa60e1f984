package org.leasehold.accounts.internal;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.leasehold.accounts.ProvenIdentity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** People whom a provider has shown us and who have not said yet what to do, in the database. */
@Repository
class NewcomerRepository {

    private final JdbcClient jdbc;

    NewcomerRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody who waits. */
    record Waiting(ProvenIdentity who, String next) {}

    /** Has somebody wait, in the place of who waited in this browser before; removes those who no longer do. */
    void put(Secret.Hash browser, ProvenIdentity who, String next, Instant now, Instant expiresAt) {
        jdbc.sql("delete from newcomer where expires_at <= :now or browser_hash = :browser")
                .param("now", Timestamp.from(now))
                .param("browser", browser.bytes())
                .update();
        List<String> groups = who.groups();
        jdbc.sql("""
                        insert into newcomer (browser_hash, provider, issuer, subject, email, email_verified,
                                              display_name, groups, next, expires_at)
                        values (:browser, :provider, :issuer, :subject, :email, :verified, :displayName, :groups, :next,
                                :expires)
                        """)
                .param("browser", browser.bytes())
                .param("provider", who.provider())
                .param("issuer", who.issuer())
                .param("subject", who.subject())
                .param("email", who.email())
                .param("verified", who.emailVerified())
                .param("displayName", who.displayName())
                .param("groups", groups == null ? null : groups.toArray(String[]::new), Types.ARRAY)
                .param("next", next)
                .param("expires", Timestamp.from(expiresAt))
                .update();
    }

    Optional<Waiting> find(Secret.Hash browser, Instant now) {
        return jdbc.sql("select * from newcomer where browser_hash = :browser and expires_at > :now")
                .param("browser", browser.bytes())
                .param("now", Timestamp.from(now))
                .query((row, _) -> read(row))
                .optional();
    }

    /** The same, for whoever is first. */
    Optional<Waiting> take(Secret.Hash browser, Instant now) {
        return jdbc.sql("delete from newcomer where browser_hash = :browser and expires_at > :now returning *")
                .param("browser", browser.bytes())
                .param("now", Timestamp.from(now))
                .query((row, _) -> read(row))
                .optional();
    }

    private static Waiting read(ResultSet row) throws SQLException {
        Array groups = row.getArray("groups");
        ProvenIdentity who = new ProvenIdentity(
                row.getString("provider"),
                row.getString("issuer"),
                row.getString("subject"),
                row.getString("email"),
                row.getBoolean("email_verified"),
                row.getString("display_name"),
                groups == null ? null : List.of((String[]) groups.getArray()));
        return new Waiting(who, row.getString("next"));
    }
}
