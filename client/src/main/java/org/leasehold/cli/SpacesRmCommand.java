package org.leasehold.cli;

import org.leasehold.client.LeaseholdClient;
import org.leasehold.client.SpaceItem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Deletes what is kept. */
@Command(name = "rm", description = "Delete something; done twice, it is gone for good.")
final class SpacesRmCommand extends ServerCommand {

    @Parameters(index = "0", paramLabel = "ITEM", description = "Its number.")
    private long id;

    SpacesRmCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        SpaceItem item = client.spaces().delete(id);
        if (output().json()) {
            output().json(item);
        } else {
            output().say(item.name()
                    + (item.state().equals("purged") ? " is gone for good." : " is deleted; restore brings it back."));
        }
        return ExitCode.OK;
    }
}
