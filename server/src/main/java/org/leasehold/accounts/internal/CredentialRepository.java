package org.leasehold.accounts.internal;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Actor.Scope;
import org.leasehold.accounts.Device;
import org.leasehold.accounts.Sessions;
import org.leasehold.accounts.Tokens;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sessions and tokens in the database; of each secret only the hash. */
@Repository
class CredentialRepository {

    private final JdbcClient jdbc;

    CredentialRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A good session or token and whose it is. */
    record Good(
            long accountId,
            String name,
            String displayName,
            int level,
            boolean administrator,
            boolean producer,
            Set<Scope> scopes,
            Instant expiresAt,
            @Nullable Instant accountEndsAt,
            boolean strong) {}

    Optional<Good> findSession(Secret.Hash hash, Instant now) {
        return jdbc.sql("""
                        select a.id, a.name, a.display_name, a.level, a.administrator, a.producer, a.ends_at, s.expires_at,
                               s.strong
                          from session s join account a on a.id = s.account_id
                         where s.secret_hash = :hash and s.expires_at > :now and not a.disabled
                        """)
                .param("hash", hash.bytes())
                .param("now", Timestamp.from(now))
                .query((row, _) -> good(row, Scope.all()))
                .optional();
    }

    Optional<Good> findToken(Secret.Hash hash, Instant now) {
        return jdbc.sql("""
                        select a.id, a.name, a.display_name, a.level, a.administrator, a.producer, a.ends_at, t.scopes, t.expires_at,
                               t.strong
                          from api_token t join account a on a.id = t.account_id
                         where t.secret_hash = :hash and t.expires_at > :now and not a.disabled
                        """)
                .param("hash", hash.bytes())
                .param("now", Timestamp.from(now))
                .query((row, _) -> good(row, scopes(row.getArray("scopes"))))
                .optional();
    }

    void insertSession(Secret.Hash hash, long accountId, boolean strong, Instant now, Instant expiresAt) {
        jdbc.sql("""
                        insert into session (secret_hash, account_id, strong, created_at, expires_at)
                        values (:hash, :account, :strong, :now, :expires)
                        """)
                .param("hash", hash.bytes())
                .param("account", accountId)
                .param("strong", strong)
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(expiresAt))
                .update();
    }

    /** Has all sessions of an account go on at least until then. */
    void extendSessions(long accountId, Instant expiresAt) {
        jdbc.sql("update session set expires_at = greatest(expires_at, :expires) where account_id = :account")
                .param("account", accountId)
                .param("expires", Timestamp.from(expiresAt))
                .update();
    }

    void extendSession(Secret.Hash hash, Instant now, Instant expiresAt) {
        jdbc.sql("""
                        update session set expires_at = greatest(expires_at, :expires), used_at = :now
                         where secret_hash = :hash
                        """)
                .param("hash", hash.bytes())
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(expiresAt))
                .update();
    }

    void describe(Secret.Hash hash, Device device) {
        jdbc.sql("update session set device = :device, network = :network where secret_hash = :hash")
                .param("hash", hash.bytes())
                .param("device", device.name())
                .param("network", device.network())
                .update();
    }

    /** Notes that the person has shown a second factor in this session. */
    void strengthen(Secret.Hash hash) {
        jdbc.sql("update session set strong = true where secret_hash = :hash")
                .param("hash", hash.bytes())
                .update();
    }

    List<Sessions.Open> listSessions(long accountId, Secret.@Nullable Hash current, Instant now) {
        return jdbc.sql("""
                        select id, device, network, created_at, coalesce(used_at, created_at) as last_used, expires_at,
                               secret_hash is not distinct from :current as is_current
                          from session where account_id = :account and expires_at > :now
                         order by is_current desc, last_used desc, id desc
                        """)
                .param("account", accountId)
                .param("current", current == null ? null : current.bytes(), java.sql.Types.BINARY)
                .param("now", Timestamp.from(now))
                .query((row, _) -> open(row))
                .list();
    }

    boolean deleteSession(long accountId, long id) {
        return jdbc.sql("delete from session where account_id = :account and id = :id")
                        .param("account", accountId)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** The account whose session this was, if there was one. */
    Optional<Long> deleteSession(Secret.Hash hash) {
        return jdbc.sql("delete from session where secret_hash = :hash returning account_id")
                .param("hash", hash.bytes())
                .query(Long.class)
                .optional();
    }

    /** Ends the sessions of an account, but for one that is kept. */
    void deleteSessions(long accountId, Secret.@Nullable Hash kept) {
        jdbc.sql("delete from session where account_id = :account and secret_hash is distinct from :kept")
                .param("account", accountId)
                .param("kept", kept == null ? null : kept.bytes(), java.sql.Types.BINARY)
                .update();
    }

    /** Takes from an account all that it could act with. */
    void deleteAll(long accountId) {
        deleteSessions(accountId, null);
        jdbc.sql("delete from api_token where account_id = :account")
                .param("account", accountId)
                .update();
    }

    /** Removes what is over, and an account's oldest sessions when it has very many. */
    void tidySessions(long accountId, int most, Instant now) {
        jdbc.sql("delete from session where expires_at <= :now")
                .param("now", Timestamp.from(now))
                .update();
        jdbc.sql("""
                        delete from session
                         where secret_hash in (select secret_hash from session where account_id = :account
                                                order by expires_at desc offset :most)
                        """).param("account", accountId).param("most", most).update();
    }

    Tokens.Token insertToken(
            Secret.Hash hash, long accountId, boolean strong, Tokens.Wish wish, Instant now, Instant expiresAt) {
        return jdbc.sql("""
                        insert into api_token (account_id, name, secret_hash, scopes, strong, created_at, expires_at)
                        values (:account, :name, :hash, :scopes, :strong, :now, :expires)
                        returning id, name, scopes, created_at, expires_at
                        """)
                .param("account", accountId)
                .param("name", wish.name())
                .param("hash", hash.bytes())
                .param("strong", strong)
                .param(
                        "scopes",
                        wish.scopes().stream().map(CredentialRepository::word).toArray(String[]::new))
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(expiresAt))
                .query((row, _) -> token(row))
                .single();
    }

    List<Tokens.Token> listTokens(long accountId) {
        return jdbc.sql("""
                        select id, name, scopes, created_at, expires_at from api_token
                         where account_id = :account order by id desc
                        """)
                .param("account", accountId)
                .query((row, _) -> token(row))
                .list();
    }

    int countTokens(long accountId) {
        return jdbc.sql("select count(*) from api_token where account_id = :account")
                .param("account", accountId)
                .query(Integer.class)
                .single();
    }

    void deleteTokens(long accountId) {
        jdbc.sql("delete from api_token where account_id = :account")
                .param("account", accountId)
                .update();
    }

    boolean deleteToken(long accountId, long id) {
        return jdbc.sql("delete from api_token where account_id = :account and id = :id")
                        .param("account", accountId)
                        .param("id", id)
                        .update()
                == 1;
    }

    private static Good good(ResultSet row, Set<Scope> scopes) throws SQLException {
        Timestamp endsAt = row.getTimestamp("ends_at");
        return new Good(
                row.getLong("id"),
                row.getString("name"),
                row.getString("display_name"),
                row.getInt("level"),
                row.getBoolean("administrator"),
                row.getBoolean("producer"),
                scopes,
                row.getTimestamp("expires_at").toInstant(),
                endsAt == null ? null : endsAt.toInstant(),
                row.getBoolean("strong"));
    }

    private static Sessions.Open open(ResultSet row) throws SQLException {
        String network = row.getString("network");
        return new Sessions.Open(
                row.getLong("id"),
                new Device(row.getString("device"), network == null ? "" : network),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("last_used").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                row.getBoolean("is_current"));
    }

    private static Tokens.Token token(ResultSet row) throws SQLException {
        return new Tokens.Token(
                row.getLong("id"),
                row.getString("name"),
                scopes(row.getArray("scopes")),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("expires_at").toInstant());
    }

    private static Set<Scope> scopes(Array words) throws SQLException {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        Arrays.stream((String[]) words.getArray())
                .map(word -> Scope.valueOf(word.toUpperCase(Locale.ROOT)))
                .forEach(scopes::add);
        return scopes;
    }

    private static String word(Scope scope) {
        return scope.name().toLowerCase(Locale.ROOT);
    }
}
