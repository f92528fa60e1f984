package org.leasehold.accounts.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Secrets of one-time codes, and recovery codes, in the database. */
@Repository
class SecondFactorRepository {

    private final JdbcClient jdbc;

    SecondFactorRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The secret that somebody's app has, or was shown. */
    record OneTimeSecret(byte[] secret, @Nullable Instant confirmedAt) {}

    Optional<OneTimeSecret> find(long accountId) {
        return jdbc.sql("select secret, confirmed_at from one_time_secret where account_id = :account")
                .param("account", accountId)
                .query((row, _) -> {
                    Timestamp confirmed = row.getTimestamp("confirmed_at");
                    return new OneTimeSecret(row.getBytes("secret"), confirmed == null ? null : confirmed.toInstant());
                })
                .optional();
    }

    /** Keeps a secret that has not been confirmed; false when there is a confirmed one. */
    boolean offer(long accountId, byte[] secret) {
        return jdbc.sql("""
                        insert into one_time_secret (account_id, secret) values (:account, :secret)
                        on conflict (account_id) do update set secret = excluded.secret, last_step = 0
                         where one_time_secret.confirmed_at is null
                        """).param("account", accountId).param("secret", secret).update() == 1;
    }

    boolean confirm(long accountId, Instant now) {
        return jdbc.sql("""
                        update one_time_secret set confirmed_at = :now
                         where account_id = :account and confirmed_at is null
                        """)
                        .param("account", accountId)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Spends the code of a step and all before it; false when that is done already: of two who show one, one wins. */
    boolean spend(long accountId, long step) {
        return jdbc.sql(
                                "update one_time_secret set last_step = :step where account_id = :account and last_step < :step")
                        .param("account", accountId)
                        .param("step", step)
                        .update()
                == 1;
    }

    void remove(long accountId) {
        jdbc.sql("delete from one_time_secret where account_id = :account")
                .param("account", accountId)
                .update();
        removeRecoveryCodes(accountId);
    }

    void replaceRecoveryCodes(long accountId, List<Secret.Hash> hashes) {
        removeRecoveryCodes(accountId);
        for (Secret.Hash hash : hashes) {
            jdbc.sql("insert into recovery_code (account_id, code_hash) values (:account, :hash)")
                    .param("account", accountId)
                    .param("hash", hash.bytes())
                    .update();
        }
    }

    private void removeRecoveryCodes(long accountId) {
        jdbc.sql("delete from recovery_code where account_id = :account")
                .param("account", accountId)
                .update();
    }

    boolean spendRecoveryCode(long accountId, Secret.Hash hash, Instant now) {
        return jdbc.sql("""
                        update recovery_code set used_at = :now
                         where account_id = :account and code_hash = :hash and used_at is null
                        """)
                        .param("account", accountId)
                        .param("hash", hash.bytes())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    int countRecoveryCodes(long accountId) {
        return jdbc.sql("select count(*) from recovery_code where account_id = :account and used_at is null")
                .param("account", accountId)
                .query(Integer.class)
                .single();
    }
}
