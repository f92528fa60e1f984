package org.leasehold.cli;

import org.leasehold.client.LeaseholdClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Ends memberships, invitations and requests. */
@Command(
        name = "remove",
        description = "End a membership, an invitation or a request: an owner anybody's, everybody their own.")
final class GroupsRemoveCommand extends ServerCommand {

    @Parameters(index = "0", paramLabel = "GROUP", description = "The group's name.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "ACCOUNT", description = "Whose.")
    private String account = "";

    GroupsRemoveCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        client.removeMember(name, account);
        output().say(account + " is no longer in " + name + ".");
        return ExitCode.OK;
    }
}
