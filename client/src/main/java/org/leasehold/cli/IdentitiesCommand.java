package org.leasehold.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about identities at other providers. */
@Command(
        name = "identities",
        description = "List the accounts elsewhere that log in to mine, and take one away; alone it lists them.",
        synopsisSubcommandLabel = "[COMMAND]")
final class IdentitiesCommand {

    private final Environment environment;

    IdentitiesCommand(Environment environment) {
        this.environment = environment;
    }

    CommandLine withCommands() {
        CommandLine identities = new CommandLine(this);
        List.of(new IdentitiesListCommand(environment), new IdentitiesUnlinkCommand(environment))
                .forEach(identities::addSubcommand);
        return identities;
    }
}
