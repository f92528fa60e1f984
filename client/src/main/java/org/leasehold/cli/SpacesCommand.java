package org.leasehold.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about what is kept for accounts. */
@Command(
        name = "spaces",
        description = "List, fetch and store notebooks and data, and ask to keep them; alone it lists.",
        synopsisSubcommandLabel = "[COMMAND]")
final class SpacesCommand {

    private final Environment environment;

    SpacesCommand(Environment environment) {
        this.environment = environment;
    }

    CommandLine withCommands() {
        CommandLine spaces = new CommandLine(this);
        List.of(
                        new SpacesListCommand(environment),
                        new SpacesGetCommand(environment),
                        new SpacesPutCommand(environment),
                        new SpacesRmCommand(environment),
                        new SpacesRestoreCommand(environment),
                        new SpacesExamplesCommand(environment),
                        new SpacesCopyCommand(environment),
                        new SpacesExtendCommand(environment),
                        new SpacesKeepCommand(environment),
                        new SpacesRequestsCommand(environment),
                        new SpacesDecideCommand(environment),
                        new SpacesDryRunCommand(environment))
                .forEach(spaces::addSubcommand);
        return spaces;
    }
}
