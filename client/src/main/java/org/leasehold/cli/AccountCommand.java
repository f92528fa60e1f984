package org.leasehold.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about one's own account. */
@Command(
        name = "account",
        description = "Take out all that is kept about me, or delete my account.",
        synopsisSubcommandLabel = "[COMMAND]")
final class AccountCommand {

    private final Environment environment;

    AccountCommand(Environment environment) {
        this.environment = environment;
    }

    CommandLine withCommands() {
        CommandLine account = new CommandLine(this);
        List.of(new AccountExportCommand(environment), new AccountDeleteCommand(environment))
                .forEach(account::addSubcommand);
        return account;
    }
}
