package org.leasehold.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about accounts. */
@Command(
        name = "accounts",
        description = "Find, make, change and delete accounts, for administrators; alone it lists them.",
        synopsisSubcommandLabel = "[COMMAND]")
final class AccountsCommand {

    private final Environment environment;

    AccountsCommand(Environment environment) {
        this.environment = environment;
    }

    CommandLine withCommands() {
        CommandLine accounts = new CommandLine(this);
        List.of(
                        new AccountsListCommand(environment),
                        new AccountsShowCommand(environment),
                        new AccountsCreateCommand(environment),
                        new AccountsChangeCommand(environment),
                        new AccountsDeleteCommand(environment),
                        new AccountsResetCommand(environment))
                .forEach(accounts::addSubcommand);
        return accounts;
    }
}
