package org.leasehold.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about leases. */
@Command(
        name = "leases",
        description = "List, book, amend, extend, cancel and check leases; alone it lists.",
        synopsisSubcommandLabel = "[COMMAND]")
final class LeasesCommand {

    private final Environment environment;

    LeasesCommand(Environment environment) {
        this.environment = environment;
    }

    CommandLine withCommands() {
        CommandLine leases = new CommandLine(this);
        List.of(
                        new LeasesListCommand(environment),
                        new LeasesBookCommand(environment),
                        new LeasesAmendCommand(environment),
                        new LeasesExtendCommand(environment),
                        new LeasesCancelCommand(environment),
                        new LeasesCheckCommand(environment))
                .forEach(leases::addSubcommand);
        return leases;
    }
}
