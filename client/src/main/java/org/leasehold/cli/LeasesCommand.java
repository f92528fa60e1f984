package org.leasehold.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about leases; alone it lists them. */
@Command(
        name = "leases",
        description = "List, book, amend, extend, cancel and check leases; alone it lists.",
        synopsisSubcommandLabel = "[COMMAND]")
final class LeasesCommand implements Callable<Integer> {

    private final CommandLine list;

    private LeasesCommand(CommandLine list) {
        this.list = list;
    }

    static CommandLine withCommands(Environment environment) {
        CommandLine list = new CommandLine(new LeasesListCommand(environment));
        CommandLine leases = new CommandLine(new LeasesCommand(list)).addSubcommand(list);
        List.of(
                        new LeasesBookCommand(environment),
                        new LeasesAmendCommand(environment),
                        new LeasesExtendCommand(environment),
                        new LeasesCancelCommand(environment),
                        new LeasesCheckCommand(environment))
                .forEach(leases::addSubcommand);
        return leases;
    }

    @Override
    public Integer call() {
        return list.execute();
    }
}
