package org.leasehold.cli;

import org.leasehold.client.LeaseholdClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes an identity away. */
@Command(
        name = "unlink",
        description = "Take one away: it no longer logs in to my account, and my sessions in browsers end.")
final class IdentitiesUnlinkCommand extends ServerCommand {

    @Parameters(index = "0", paramLabel = "IDENTITY", description = "Its number.")
    private long id;

    @Option(names = "--password-stdin", description = "Read the password from standard input, not from the terminal.")
    private boolean passwordFromInput;

    private final Environment environment;

    IdentitiesUnlinkCommand(Environment environment) {
        super(environment);
        this.environment = environment;
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        client.removeIdentity(id, PasswordPrompt.read(environment, passwordFromInput));
        output().say("Identity " + id + " no longer logs in to your account.");
        return ExitCode.OK;
    }
}
