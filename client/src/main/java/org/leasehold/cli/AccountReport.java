package org.leasehold.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.leasehold.client.Account;

/** Shows accounts. */
final class AccountReport {

    private final Output output;

    AccountReport(Output output) {
        this.output = output;
    }

    void list(List<Account> accounts) {
        if (output.json()) {
            output.json(accounts);
            return;
        }
        Table table = new Table("ACCOUNT", "CALLED", "EMAIL", "LEVEL>", "IS");
        for (Account account : accounts) {
            table.row(
                    account.name(),
                    account.displayName(),
                    Objects.requireNonNullElse(account.email(), "-"),
                    Integer.toString(account.level()),
                    String.join(", ", properties(account)));
        }
        output.table(table);
    }

    /** One that was made or changed. */
    void done(Account account, String sentence) {
        if (output.json()) {
            output.json(account);
        } else {
            output.say(sentence);
        }
    }

    private static List<String> properties(Account account) {
        List<String> properties = new ArrayList<>();
        if (account.administrator()) {
            properties.add("administrator");
        }
        if (account.producer()) {
            properties.add("producer");
        }
        if (account.disabled()) {
            properties.add("disabled");
        }
        return properties;
    }
}
