package org.leasehold.cli;

import org.jspecify.annotations.Nullable;
import org.leasehold.client.LeaseholdClient;
import org.leasehold.client.SpaceItem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a notebook of an example. */
@Command(name = "copy", description = "Make a notebook of an example.")
final class SpacesCopyCommand extends ServerCommand {

    @Parameters(index = "0", paramLabel = "FACILITY", description = "The facility whose example it is.")
    private String facility = "";

    @Parameters(index = "1", paramLabel = "EXAMPLE", description = "The example's name.")
    private String example = "";

    @Option(names = "--name", paramLabel = "NAME", description = "What to call the copy. Default: as the example.")
    private @Nullable String name;

    SpacesCopyCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        SpaceItem item = client.spaces().copy(facility, example, name);
        if (output().json()) {
            output().json(item);
        } else {
            output().say(item.name() + " is among your notebooks, number " + item.id() + ".");
        }
        return ExitCode.OK;
    }
}
