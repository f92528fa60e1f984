package org.leasehold.cli;

import org.leasehold.client.LeaseholdClient;
import org.leasehold.client.Letter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Try to send a mail again, at once. */
@Command(name = "retry", description = "Try to send a mail again, at once.")
final class LettersRetryCommand extends ServerCommand {

    @Parameters(index = "0", paramLabel = "LETTER", description = "Its number.")
    private long id;

    LettersRetryCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        Letter letter = client.administration().retryLetter(id);
        if (output().json()) {
            output().json(letter);
        } else {
            output().say("The mail to " + letter.to() + " is tried again.");
        }
        return ExitCode.OK;
    }
}
