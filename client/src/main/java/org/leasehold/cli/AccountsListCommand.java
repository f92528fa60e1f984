package org.leasehold.cli;

import org.leasehold.client.LeaseholdClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** List accounts. */
@Command(name = "list", description = "List accounts.")
final class AccountsListCommand extends ServerCommand {

    @Option(names = "--find", paramLabel = "TEXT", description = "Only those with this in a name or the address.")
    private String part = "";

    AccountsListCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        new AccountReport(output())
                .list(client.administration().listAccounts(part).toList());
        return ExitCode.OK;
    }
}
