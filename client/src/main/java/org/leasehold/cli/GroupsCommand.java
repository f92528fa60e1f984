package org.leasehold.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about groups. */
@Command(
        name = "groups",
        description = "List, make, join and run groups; alone it lists mine.",
        synopsisSubcommandLabel = "[COMMAND]")
final class GroupsCommand {

    private final Environment environment;

    GroupsCommand(Environment environment) {
        this.environment = environment;
    }

    CommandLine withCommands() {
        CommandLine groups = new CommandLine(this);
        List.of(
                        new GroupsListCommand(environment),
                        new GroupsCreateCommand(environment),
                        new GroupsJoinCommand(environment),
                        new GroupsMembersCommand(environment),
                        new GroupsAdmitCommand(environment),
                        new GroupsRemoveCommand(environment))
                .forEach(groups::addSubcommand);
        return groups;
    }
}
