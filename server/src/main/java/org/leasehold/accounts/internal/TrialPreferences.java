package org.leasehold.accounts.internal;

import java.util.List;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.TrialWork;
import org.leasehold.common.database.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The preferences of a trial: those that the account has not go on there. */
@Repository
class TrialPreferences implements TrialWork {

    private final JdbcClient jdbc;
    private final Transactions transactions;

    TrialPreferences(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public String kind() {
        return "preferences";
    }

    @Override
    public List<String> list(Account trial) {
        return jdbc.sql("select key from preference where account_id = :trial order by key")
                .param("trial", trial.id())
                .query((row, _) -> row.getString(1))
                .list();
    }

    @Override
    public List<String> move(Account trial, Account account) {
        return jdbc.sql("""
                        update preference p set account_id = :account
                         where account_id = :trial
                           and not exists (select from preference own
                                            where own.account_id = :account and own.key = p.key)
                        returning key
                        """)
                .param("trial", trial.id())
                .param("account", account.id())
                .query((row, _) -> row.getString(1))
                .list();
    }

    @Override
    public void undo(Account trial, Account account, List<String> moved) {
        transactions.run(() -> jdbc.sql("delete from preference where account_id = :account and key = any(:keys)")
                .param("account", account.id())
                .param("keys", moved.toArray(String[]::new))
                .update());
    }
}
