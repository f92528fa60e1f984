package org.leasehold.cli;

import org.leasehold.client.LeaseholdClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Take codes and passkeys of somebody away who has lost them; ends their sessions. */
@Command(
        name = "reset-second-factor",
        description = "Take codes and passkeys of somebody away who has lost them; ends their sessions.")
final class AccountsResetCommand extends ServerCommand {

    @Parameters(index = "0", paramLabel = "ACCOUNT", description = "Its name.")
    private String name = "";

    AccountsResetCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        client.administration().resetSecondFactor(name);
        output().say(name + " can log in without codes and passkeys, and has been told.");
        return ExitCode.OK;
    }
}
