package org.leasehold.cli;

import org.leasehold.client.LeaseholdClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Delete an account, at once and for good. */
@Command(name = "delete", description = "Delete an account, at once and for good.")
final class AccountsDeleteCommand extends ServerCommand {

    @Parameters(index = "0", paramLabel = "ACCOUNT", description = "Its name.")
    private String name = "";

    @Option(names = "--yes", description = "I am sure.")
    private boolean sure;

    AccountsDeleteCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        if (!sure) {
            throw new TextException("This cannot be taken back. Say --yes to delete " + name + " for good.");
        }
        client.administration().deleteAccount(name);
        output().say("Deleted the account " + name + ".");
        return ExitCode.OK;
    }
}
