package org.leasehold.accounts.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.NewAccount;
import org.leasehold.common.mail.EmailAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Accounts in the database. */
@Repository
class AccountRepository {

    static final String COLUMNS =
            "id, subject, name, display_name, email, email_confirmed_at, level, administrator, producer, disabled,"
                    + " created_at, ends_at";

    private final JdbcClient jdbc;

    AccountRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An account and what its password is compared to; absent when it cannot log in by password. */
    record WithHash(Account account, @Nullable String hash) {}

    Optional<Account> find(String name) {
        return jdbc.sql("select " + COLUMNS + " from account where name = :name")
                .param("name", name)
                .query((row, _) -> read(row))
                .optional();
    }

    Optional<Account> find(long id) {
        return jdbc.sql("select " + COLUMNS + " from account where id = :id")
                .param("id", id)
                .query((row, _) -> read(row))
                .optional();
    }

    List<Account> listAdministrators() {
        return jdbc.sql("select " + COLUMNS + " from account where administrator and not disabled order by name")
                .query((row, _) -> read(row))
                .list();
    }

    Account get(long id) {
        return jdbc.sql("select " + COLUMNS + " from account where id = :id")
                .param("id", id)
                .query((row, _) -> read(row))
                .single();
    }

    Optional<Account> findBySubject(UUID subject) {
        return jdbc.sql("select " + COLUMNS + " from account where subject = :subject")
                .param("subject", subject)
                .query((row, _) -> read(row))
                .optional();
    }

    /** From now on it can do nothing. Its address is free for a new account. */
    void markRemoved(long id, Instant now) {
        jdbc.sql("update account set removed_at = :now, disabled = true, email = null where id = :id")
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    List<Account> listRemoved(int limit) {
        return jdbc.sql("select " + COLUMNS
                        + " from account where removed_at is not null order by removed_at limit :limit")
                .param("limit", limit)
                .query((row, _) -> read(row))
                .list();
    }

    void deleteRemoved(long id) {
        jdbc.sql("delete from account where id = :id and removed_at is not null")
                .param("id", id)
                .update();
    }

    /** Names hold no at sign, so a login is a name or an address and never both. */
    Optional<WithHash> findByLogin(String login) {
        return jdbc.sql("select " + COLUMNS + ", password_hash from account where name = :login or email = :login")
                .param("login", login)
                .query((row, _) -> new WithHash(read(row), row.getString("password_hash")))
                .optional();
    }

    boolean hasPassword(long id) {
        return jdbc.sql("select password_hash is not null from account where id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    List<Account> list(String part, String after, int limit) {
        return jdbc.sql("select " + COLUMNS + """
                         from account
                         where name > :after
                           and strpos(lower(concat_ws(' ', name, display_name, email)), lower(:part)) > 0
                         order by name limit :limit
                        """)
                .param("part", part)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> read(row))
                .list();
    }

    boolean hasNoAdministrator() {
        return jdbc.sql("select not exists (select from account where administrator and not disabled)")
                .query(Boolean.class)
                .single();
    }

    /** The ids of all who can administer, each locked: of two who take each other's right away, one waits. */
    List<Long> lockAdministrators() {
        return jdbc.sql("select id from account where administrator and not disabled order by id for update")
                .query((row, _) -> row.getLong(1))
                .list();
    }

    Account insert(NewAccount wanted, @Nullable String hash, Instant now) {
        return jdbc.sql("""
                        insert into account (name, display_name, email, password_hash, administrator, producer, created_at)
                        values (:name, :displayName, :email, :hash, :administrator, :producer, :now)
                        returning\s""" + COLUMNS)
                .param("name", wanted.name())
                .param("displayName", wanted.displayName())
                .param("email", wanted.email())
                .param("hash", hash)
                .param("administrator", wanted.administrator())
                .param("producer", wanted.producer())
                .param("now", Timestamp.from(now))
                .query((row, _) -> read(row))
                .single();
    }

    void update(Account account) {
        jdbc.sql("""
                        update account
                           set display_name = :displayName, email = :email,
                               email_confirmed_at = case when email is not distinct from :email
                                                         then email_confirmed_at end,
                               level = :level, administrator = :administrator,
                               producer = :producer, disabled = :disabled
                         where id = :id
                        """)
                .param("id", account.id())
                .param("displayName", account.displayName())
                .param("email", account.email())
                .param("level", account.level())
                .param("administrator", account.administrator())
                .param("producer", account.producer())
                .param("disabled", account.disabled())
                .update();
    }

    /** Gives the account an address that its owner has shown to have. */
    void confirmEmail(long id, EmailAddress email, Instant now) {
        jdbc.sql("update account set email = :email, email_confirmed_at = :now where id = :id")
                .param("id", id)
                .param("email", email.text())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Makes a trial that goes on an account like others; empty when it is over, or never was one. */
    Optional<Account> signUpTrial(
            long id, @Nullable String displayName, @Nullable EmailAddress email, @Nullable String hash, Instant now) {
        return jdbc.sql("""
                        update account
                           set level = 1, ends_at = null, display_name = coalesce(:displayName, display_name),
                               email = :email, password_hash = :hash,
                               email_confirmed_at = case when cast(:email as text) is not null
                                                         then cast(:now as timestamptz) end
                         where id = :id and level = 0 and not disabled and ends_at > :now
                        returning\s""" + COLUMNS)
                .param("id", id)
                .param("displayName", displayName)
                .param("email", email == null ? null : email.text())
                .param("hash", hash)
                .param("now", Timestamp.from(now))
                .query((row, _) -> read(row))
                .optional();
    }

    /** The account, for this transaction alone; empty when it is gone. */
    Optional<WithHash> lock(long id) {
        return jdbc.sql("select " + COLUMNS + ", password_hash from account where id = :id for update")
                .param("id", id)
                .query((row, _) -> new WithHash(read(row), row.getString("password_hash")))
                .optional();
    }

    void updateHash(long id, @Nullable String hash) {
        jdbc.sql("update account set password_hash = :hash where id = :id")
                .param("id", id)
                .param("hash", hash)
                .update();
    }

    static Account read(ResultSet row) throws SQLException {
        return new Account(
                row.getLong("id"),
                row.getObject("subject", UUID.class),
                row.getString("name"),
                row.getString("display_name"),
                row.getString("email"),
                instant(row, "email_confirmed_at"),
                row.getInt("level"),
                row.getBoolean("administrator"),
                row.getBoolean("producer"),
                row.getBoolean("disabled"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "ends_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
