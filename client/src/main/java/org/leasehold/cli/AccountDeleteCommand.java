package org.leasehold.cli;

import org.leasehold.client.LeaseholdClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Delete my account, at once and for good. */
@Command(name = "delete", description = "Delete my account, at once and for good.")
final class AccountDeleteCommand extends ServerCommand {

    @Option(names = "--password-stdin", description = "Read the password from standard input, not from the terminal.")
    private boolean passwordFromInput;

    @Option(names = "--yes", description = "I am sure.")
    private boolean sure;

    AccountDeleteCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        if (!sure) {
            throw new TextException("This cannot be taken back; what you lease for yourself is cancelled. Say --yes to"
                    + " delete your account for good.");
        }
        client.administration().deleteMyAccount(PasswordPrompt.read(environment(), passwordFromInput));
        output().say("Your account is deleted.");
        return ExitCode.OK;
    }
}
