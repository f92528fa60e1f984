package org.leasehold.cli;

import org.leasehold.client.LeaseholdClient;
import org.leasehold.client.Membership;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists who is in a group. */
@Command(name = "members", description = "List who is in a group, is invited or asks.")
final class GroupsMembersCommand extends ServerCommand {

    @Parameters(paramLabel = "GROUP", description = "The group's name.")
    private String name = "";

    GroupsMembersCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        new MembershipReport(output(), display()).list(client.listMembers(name), "ACCOUNT", Membership::account);
        return ExitCode.OK;
    }
}
