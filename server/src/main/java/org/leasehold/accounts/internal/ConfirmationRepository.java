package org.leasehold.accounts.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leasehold.common.mail.EmailAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Confirmations in the database; of each secret only the hash. What was redeemed is redeemed for everybody. */
@Repository
class ConfirmationRepository {

    /** How often a code may be guessed wrong. */
    static final int ATTEMPTS = 5;

    /** How often a mail may be asked for again. */
    static final int MORE_LETTERS = 3;

    /** How long a second click is told that it is one. */
    private static final Duration KEPT = Duration.ofDays(7);

    private static final String ROW =
            "old.id, old.purpose, old.email, old.account_id, old.name, old.display_name, old.password_hash";

    private final JdbcClient jdbc;

    ConfirmationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is confirmed. */
    enum Purpose {
        SIGN_UP,
        ADDRESS,
        RECOVERY;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A wish that waits.
     *
     * @param accountId null: an account to be made, or nobody's address
     */
    record Wanted(
            Purpose purpose,
            EmailAddress email,
            @Nullable Long accountId,
            @Nullable String name,
            @Nullable String displayName,
            @Nullable String passwordHash) {

        @Override
        public String toString() {
            return "Wanted[" + purpose + "]";
        }
    }

    /** A wish that came true just now. */
    record Redeemed(long id, Wanted wanted) {}

    /** How a confirmation stands that could not be redeemed. */
    record Standing(boolean used, int attemptsLeft) {}

    /** What came of a typed code: an attempt is spent either way. */
    record Typed(int attemptsLeft, Optional<Redeemed> redeemed) {}

    /** Writes a wish down, and removes what is long over. */
    long insert(Wanted wanted, ConfirmationSecrets secrets, Instant now, Instant expiresAt) {
        jdbc.sql("delete from confirmation where expires_at <= :before")
                .param("before", Timestamp.from(now.minus(KEPT)))
                .update();
        return jdbc.sql("""
                        insert into confirmation (purpose, email, account_id, name, display_name, password_hash,
                                                  secret_hash, begun_hash, code_hash, attempts_left, letters_left,
                                                  created_at, expires_at)
                        values (:purpose, :email, :account, :name, :displayName, :passwordHash,
                                :secret, :begun, :code, :attempts, :letters, :now, :expires)
                        returning id
                        """)
                .param("purpose", wanted.purpose().word())
                .param("email", wanted.email().text())
                .param("account", wanted.accountId(), Types.BIGINT)
                .param("name", wanted.name())
                .param("displayName", wanted.displayName())
                .param("passwordHash", wanted.passwordHash())
                .param("secret", secrets.linkHash().bytes())
                .param("begun", secrets.begunHash().bytes())
                .param("code", secrets.codeHash().bytes())
                .param("attempts", ATTEMPTS)
                .param("letters", MORE_LETTERS)
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(expiresAt))
                .query(Long.class)
                .single();
    }

    /** Gives a wish a new link and code, if there may be one more mail of it. */
    Optional<Wanted> renew(ConfirmationSecrets secrets, Instant now) {
        return jdbc.sql("""
                        update confirmation
                           set secret_hash = :secret, code_hash = :code, attempts_left = :attempts,
                               letters_left = letters_left - 1
                         where begun_hash = :begun and purpose = 'sign_up' and letters_left > 0
                           and used_at is null and expires_at > :now
                        returning\s""" + ROW)
                .param("secret", secrets.linkHash().bytes())
                .param("begun", secrets.begunHash().bytes())
                .param("code", secrets.codeHash().bytes())
                .param("attempts", ATTEMPTS)
                .param("now", Timestamp.from(now))
                .query((row, _) -> redeemed(row).wanted())
                .optional();
    }

    /** Of all who come with the same link, one gets this. */
    Optional<Redeemed> redeem(Secret.Hash link, Set<Purpose> purposes, Instant now) {
        return jdbc.sql("""
                        update confirmation set used_at = :now, password_hash = null
                         where secret_hash = :secret and purpose = any(:purposes)
                           and used_at is null and expires_at > :now
                        returning\s""" + ROW)
                .param("secret", link.bytes())
                .param("purposes", words(purposes))
                .param("now", Timestamp.from(now))
                .query((row, _) -> redeemed(row))
                .optional();
    }

    /** The same with a typed code; empty when there is nothing that could be tried. */
    Optional<Typed> redeem(Secret.Hash begun, Secret.Hash code, Set<Purpose> purposes, Instant now) {
        return jdbc.sql("""
                        update confirmation
                           set attempts_left = attempts_left - 1,
                               used_at = case when code_hash = :code then cast(:now as timestamptz) end,
                               password_hash = case when code_hash = :code then null else password_hash end
                         where begun_hash = :begun and purpose = any(:purposes) and attempts_left > 0
                           and used_at is null and expires_at > :now
                        returning new.attempts_left, new.used_at,\s""" + ROW)
                .param("begun", begun.bytes())
                .param("code", code.bytes())
                .param("purposes", words(purposes))
                .param("now", Timestamp.from(now))
                .query((row, _) -> new Typed(
                        row.getInt("attempts_left"),
                        row.getTimestamp("used_at") == null ? Optional.empty() : Optional.of(redeemed(row))))
                .optional();
    }

    Optional<Standing> standing(Secret.Hash link, Set<Purpose> purposes) {
        return jdbc.sql("""
                        select used_at is not null as used, attempts_left from confirmation
                         where secret_hash = :secret and purpose = any(:purposes)
                        """)
                .param("secret", link.bytes())
                .param("purposes", words(purposes))
                .query((row, _) -> new Standing(row.getBoolean("used"), row.getInt("attempts_left")))
                .optional();
    }

    /** It counts as used only for those who have the code. */
    Optional<Standing> standing(Secret.Hash begun, Secret.Hash code, Set<Purpose> purposes) {
        return jdbc.sql("""
                        select used_at is not null and code_hash = :code as used, attempts_left from confirmation
                         where begun_hash = :begun and purpose = any(:purposes)
                        """)
                .param("begun", begun.bytes())
                .param("code", code.bytes())
                .param("purposes", words(purposes))
                .query((row, _) -> new Standing(row.getBoolean("used"), row.getInt("attempts_left")))
                .optional();
    }

    /** Whether this is what the browser that began it holds. */
    boolean isBegunBy(long id, Secret.Hash begun) {
        return jdbc.sql("select begun_hash = :begun from confirmation where id = :id")
                .param("id", id)
                .param("begun", begun.bytes())
                .query(Boolean.class)
                .single();
    }

    /** Whether the link is good for a sign-up, and whether this is what the browser that began it holds. */
    Optional<Boolean> findBegunBy(Secret.Hash link, Secret.@Nullable Hash begun, Instant now) {
        return jdbc.sql("""
                        select coalesce(begun_hash = :begun, false) from confirmation
                         where secret_hash = :secret and purpose = 'sign_up' and used_at is null and expires_at > :now
                        """)
                .param("secret", link.bytes())
                .param("begun", begun == null ? null : begun.bytes(), Types.BINARY)
                .param("now", Timestamp.from(now))
                .query(Boolean.class)
                .optional();
    }

    /** Nobody can confirm it any more, nor have more mails of it; empty when there was nothing to refuse. */
    Optional<Long> refuse(Secret.Hash link, Set<Purpose> purposes, Instant now) {
        return jdbc.sql("""
                        update confirmation set expires_at = :now, password_hash = null
                         where secret_hash = :secret and purpose = any(:purposes)
                           and used_at is null and expires_at > :now
                        returning id
                        """)
                .param("secret", link.bytes())
                .param("purposes", words(purposes))
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .optional();
    }

    /** What an account still has to confirm is off: its password or address is another one now. */
    void voidOf(long accountId, Instant now) {
        jdbc.sql("""
                        update confirmation set expires_at = :now
                         where account_id = :account and used_at is null and expires_at > :now
                        """)
                .param("account", accountId)
                .param("now", Timestamp.from(now))
                .update();
    }

    private static String[] words(Set<Purpose> purposes) {
        return purposes.stream().map(Purpose::word).toArray(String[]::new);
    }

    private static Redeemed redeemed(ResultSet row) throws SQLException {
        String purpose = row.getString("purpose");
        return new Redeemed(
                row.getLong("id"),
                new Wanted(
                        Arrays.stream(Purpose.values())
                                .filter(one -> one.word().equals(purpose))
                                .findFirst()
                                .orElseThrow(),
                        new EmailAddress(row.getString("email")),
                        row.getObject("account_id", Long.class),
                        row.getString("name"),
                        row.getString("display_name"),
                        row.getString("password_hash")));
    }
}
