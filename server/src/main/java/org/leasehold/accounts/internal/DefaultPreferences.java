package org.leasehold.accounts.internal;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.PersonalData;
import org.leasehold.accounts.Preferences;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.common.database.SqlFailure;
import org.leasehold.common.database.Transactions;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Preferences in the database. */
@Service
class DefaultPreferences implements Preferences, PersonalData {

    private static final int LARGEST_BYTES = 64 * 1024;
    private static final int MOST_KEYS = 200;
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    private final JdbcClient jdbc;
    private final Transactions transactions;

    DefaultPreferences(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "preferences";
    }

    @Override
    public Object of(Account account) {
        return jdbc.sql("select key, value from preference where account_id = :account order by key")
                .param("account", account.id())
                .query((row, _) -> Map.of("key", row.getString("key"), "value", row.getString("value")))
                .list();
    }

    @Override
    public Optional<String> find(long accountId, String key) {
        return jdbc.sql("select value::text from preference where account_id = :account and key = :key")
                .param("account", accountId)
                .param("key", key)
                .query(String.class)
                .optional();
    }

    @Override
    public void put(long accountId, String key, String json) {
        check(key, json);
        try {
            transactions.run(() -> write(accountId, key, json));
        } catch (DataAccessException e) {
            throw SqlFailure.BAD_VALUE.isBehind(e)
                    ? new ProblemException(new Problem.Invalid("body", "The preference is no JSON that can be kept."))
                    : e;
        }
    }

    private void write(long accountId, String key, String json) {
        int written = jdbc.sql("""
                        insert into preference (account_id, key, value)
                        select :account, :key, cast(:json as jsonb)
                         where (select count(*) from preference where account_id = :account and key <> :key) < :most
                        on conflict (account_id, key) do update set value = excluded.value
                        """)
                .param("account", accountId)
                .param("key", key)
                .param("json", json)
                .param("most", MOST_KEYS)
                .update();
        if (written == 0) {
            throw new ProblemException(
                    new Problem.Invalid("key", "An account keeps at most " + MOST_KEYS + " preferences."));
        }
    }

    private static void check(String key, String json) {
        if (!KEY.matcher(key).matches()) {
            throw new ProblemException(new Problem.Invalid(
                    "key", "The key of a preference has from 1 to 100 letters, digits, dots, hyphens or underscores."));
        }
        int bytes = json.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LARGEST_BYTES) {
            throw new ProblemException(new Problem.Invalid(
                    "body", "A preference has at most " + LARGEST_BYTES + " bytes; this one has " + bytes + "."));
        }
    }
}
