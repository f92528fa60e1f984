package org.leasehold.accounts.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.leasehold.accounts.SshKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SSH keys in the database. */
@Repository
class SshKeyRepository {

    private static final String COLUMNS = "id, account_id, type, body, comment, created_at";

    private final JdbcClient jdbc;

    SshKeyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<SshKey> list(Collection<Long> accountIds) {
        return jdbc.sql("select " + COLUMNS + " from ssh_key where account_id = any(:accounts) order by id")
                .param("accounts", accountIds.toArray(Long[]::new))
                .query((row, _) -> read(row))
                .list();
    }

    Optional<SshKey> find(long accountId, String body) {
        return jdbc.sql("select " + COLUMNS + " from ssh_key where account_id = :account and body = :body")
                .param("account", accountId)
                .param("body", body)
                .query((row, _) -> read(row))
                .optional();
    }

    /** Of two who add at one moment, one waits. */
    void lockAccount(long accountId) {
        jdbc.sql("select from account where id = :account for update")
                .param("account", accountId)
                .query((_, _) -> true)
                .optional();
    }

    SshKey insert(long accountId, SshKeyLine line, Instant now) {
        return jdbc.sql("""
                        insert into ssh_key (account_id, type, body, comment, created_at)
                        values (:account, :type, :body, :comment, :now)
                        returning\s""" + COLUMNS)
                .param("account", accountId)
                .param("type", line.type())
                .param("body", line.body())
                .param("comment", line.comment())
                .param("now", Timestamp.from(now))
                .query((row, _) -> read(row))
                .single();
    }

    boolean delete(long accountId, long keyId) {
        return jdbc.sql("delete from ssh_key where id = :key and account_id = :account")
                        .param("key", keyId)
                        .param("account", accountId)
                        .update()
                == 1;
    }

    private static SshKey read(ResultSet row) throws SQLException {
        return new SshKey(
                row.getLong("id"),
                row.getLong("account_id"),
                row.getString("type"),
                row.getString("body"),
                row.getString("comment"),
                row.getTimestamp("created_at").toInstant());
    }
}
