package org.leasehold.accounts.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Registration;
import org.leasehold.accounts.Registration.Status;
import org.leasehold.accounts.Registrations;
import org.leasehold.common.mail.EmailAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Registrations in the database; of each secret only the hash. */
@Repository
class RegistrationRepository {

    private static final String COLUMNS =
            "id, email, display_name, affiliation, slice_name, purpose, status, created_at,"
                    + " verified_at, decided_at, admin_comment";

    private final JdbcClient jdbc;

    RegistrationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Forgets those whose mail nobody has answered in time, and the one before of the same address. */
    void forgetUnanswered(EmailAddress email, Instant before) {
        jdbc.sql("delete from registration where status = 'pending_email' and (created_at < :before or email = :email)")
                .param("before", Timestamp.from(before))
                .param("email", email.text())
                .update();
    }

    boolean isWaiting(EmailAddress email) {
        return jdbc.sql("select exists (select from registration where email = :email and status = 'pending_admin')")
                .param("email", email.text())
                .query(Boolean.class)
                .single();
    }

    long insert(Registrations.Wish wish, EmailAddress email, Secret.Hash secret, Instant now) {
        return jdbc.sql("""
                        insert into registration (email, display_name, affiliation, slice_name, purpose, status,
                                                  secret_hash, created_at)
                        values (:email, :displayName, :affiliation, :sliceName, :purpose, 'pending_email', :secret, :now)
                        returning id
                        """)
                .param("email", email.text())
                .param("displayName", wish.displayName())
                .param("affiliation", wish.affiliation())
                .param("sliceName", wish.sliceName())
                .param("purpose", wish.purpose())
                .param("secret", secret.bytes())
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    /** Of all who come with the same link, one gets this. */
    Optional<Registration> verify(Secret.Hash secret, Instant earliest, Instant now) {
        return jdbc.sql("""
                        update registration set status = 'pending_admin', verified_at = :now, secret_hash = null
                         where secret_hash = :secret and status = 'pending_email' and created_at > :earliest
                        returning\s""" + COLUMNS)
                .param("secret", secret.bytes())
                .param("earliest", Timestamp.from(earliest))
                .param("now", Timestamp.from(now))
                .query((row, _) -> read(row))
                .optional();
    }

    void refuse(Secret.Hash secret) {
        jdbc.sql("delete from registration where secret_hash = :secret and status = 'pending_email'")
                .param("secret", secret.bytes())
                .update();
    }

    List<Registration> list() {
        return jdbc.sql("select " + COLUMNS + " from registration order by id desc")
                .query((row, _) -> read(row))
                .list();
    }

    /** What an account was made by. */
    List<Registration> listOf(long accountId) {
        return jdbc.sql("select " + COLUMNS + " from registration where account_id = :account order by id desc")
                .param("account", accountId)
                .query((row, _) -> read(row))
                .list();
    }

    /** The account that its approval made; with that one it is gone. */
    void belongsTo(long id, long accountId) {
        jdbc.sql("update registration set account_id = :account where id = :id")
                .param("id", id)
                .param("account", accountId)
                .update();
    }

    Optional<Registration> find(long id) {
        return jdbc.sql("select " + COLUMNS + " from registration where id = :id")
                .param("id", id)
                .query((row, _) -> read(row))
                .optional();
    }

    /** For this transaction alone. */
    Optional<Registration> lock(long id) {
        return jdbc.sql("select " + COLUMNS + " from registration where id = :id for update")
                .param("id", id)
                .query((row, _) -> read(row))
                .optional();
    }

    void decide(long id, Status status, @Nullable String comment, Instant now) {
        jdbc.sql("update registration set status = :status, admin_comment = :comment, decided_at = :now where id = :id")
                .param("id", id)
                .param("status", status.word())
                .param("comment", comment)
                .param("now", Timestamp.from(now))
                .update();
    }

    boolean delete(long id) {
        return jdbc.sql("delete from registration where id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    private static Registration read(ResultSet row) throws SQLException {
        return new Registration(
                row.getLong("id"),
                row.getString("email"),
                row.getString("display_name"),
                row.getString("affiliation"),
                row.getString("slice_name"),
                row.getString("purpose"),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "verified_at"),
                instant(row, "decided_at"),
                row.getString("admin_comment"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
