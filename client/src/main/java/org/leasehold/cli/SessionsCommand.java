package org.leasehold.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about where one is logged in. */
@Command(
        name = "sessions",
        description = "The browsers I am logged in with; log them out.",
        synopsisSubcommandLabel = "[COMMAND]")
final class SessionsCommand {

    private final Environment environment;

    SessionsCommand(Environment environment) {
        this.environment = environment;
    }

    CommandLine withCommands() {
        CommandLine sessions = new CommandLine(this);
        List.of(new SessionsListCommand(environment), new SessionsEndCommand(environment))
                .forEach(sessions::addSubcommand);
        return sessions;
    }
}
