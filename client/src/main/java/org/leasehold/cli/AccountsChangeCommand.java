package org.leasehold.cli;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leasehold.client.Account;
import org.leasehold.client.LeaseholdClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Change an account; what is not said stays. */
@Command(name = "change", description = "Change an account; what is not said stays.")
final class AccountsChangeCommand extends ServerCommand {

    @Parameters(index = "0", paramLabel = "ACCOUNT", description = "Its name.")
    private String name = "";

    @Option(names = "--called", paramLabel = "NAME", description = "What they are called.")
    private @Nullable String displayName;

    @Option(names = "--email", paramLabel = "ADDRESS", description = "Where mails to them go.")
    private @Nullable String email;

    @Option(names = "--level", paramLabel = "N", description = "How much it may do, from 1 to 99.")
    private @Nullable Integer level;

    @Option(names = "--administrator", negatable = true, description = "May administer, or no more.")
    private @Nullable Boolean administrator;

    @Option(names = "--producer", negatable = true, description = "May report the status of resources, or no more.")
    private @Nullable Boolean producer;

    @Option(names = "--disabled", negatable = true, description = "Cannot log in, or can again.")
    private @Nullable Boolean disabled;

    AccountsChangeCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        Map<String, Object> changes = new HashMap<>();
        add(changes, "displayName", displayName);
        add(changes, "email", email);
        add(changes, "level", level);
        add(changes, "administrator", administrator);
        add(changes, "producer", producer);
        add(changes, "disabled", disabled);
        if (changes.isEmpty()) {
            throw new TextException("Say what changes, such as --level 2.");
        }
        Account changed = client.administration().changeAccount(name, changes);
        new AccountReport(output()).done(changed, "Changed the account " + changed.name() + ".");
        return ExitCode.OK;
    }

    private static void add(Map<String, Object> changes, String field, @Nullable Object value) {
        if (value != null) {
            changes.put(field, value);
        }
    }
}
