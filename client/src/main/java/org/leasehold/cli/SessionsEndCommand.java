package org.leasehold.cli;

import org.jspecify.annotations.Nullable;
import org.leasehold.client.LeaseholdClient;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Logs browsers out. */
@Command(name = "end", description = "Log a browser out, at once.")
final class SessionsEndCommand extends ServerCommand {

    /** One of them, or all. */
    static final class Which {
        @Parameters(paramLabel = "ID", description = "The session to end.")
        private @Nullable Long id;

        @Option(names = "--all", description = "All of them. Tokens, such as this one, stay.")
        private boolean all;
    }

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Which which = new Which();

    SessionsEndCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        Long id = which.id;
        if (!which.all && id != null) {
            client.endSession(id);
            output().say("Session " + id + " is over.");
        } else {
            client.endSessions();
            output().say("All browsers are logged out.");
        }
        return ExitCode.OK;
    }
}
