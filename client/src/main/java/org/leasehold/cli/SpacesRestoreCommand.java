package org.leasehold.cli;

import org.leasehold.client.LeaseholdClient;
import org.leasehold.client.SpaceItem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Brings back what was deleted. */
@Command(name = "restore", description = "Bring back what was deleted.")
final class SpacesRestoreCommand extends ServerCommand {

    @Parameters(index = "0", paramLabel = "ITEM", description = "Its number.")
    private long id;

    SpacesRestoreCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        SpaceItem item = client.spaces().restore(id);
        if (output().json()) {
            output().json(item);
        } else {
            output().say(item.name() + " is back.");
        }
        return ExitCode.OK;
    }
}
