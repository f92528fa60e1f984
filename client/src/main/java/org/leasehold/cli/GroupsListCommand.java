package org.leasehold.cli;

import java.util.List;
import org.leasehold.client.Group;
import org.leasehold.client.LeaseholdClient;
import org.leasehold.client.Membership;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists groups. */
@Command(name = "list", description = "List my groups, invitations and requests.")
final class GroupsListCommand extends ServerCommand {

    @Option(names = "--all", description = "All groups there are.")
    private boolean all;

    GroupsListCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        return all ? all(client.listGroups().toList()) : mine(client.listMyGroups());
    }

    private ExitCode all(List<Group> groups) {
        if (output().json()) {
            output().json(groups);
            return ExitCode.OK;
        }
        Table table = new Table("GROUP", "TITLE", "MEMBERSHIP>", "TERMS");
        for (Group group : groups) {
            table.row(
                    group.name(),
                    group.title(),
                    group.membershipDays() == null ? "-" : group.membershipDays() + " days",
                    group.terms().isEmpty() ? "none" : "revision " + group.termsRevision());
        }
        output().table(table);
        return ExitCode.OK;
    }

    private ExitCode mine(List<Membership> memberships) {
        new MembershipReport(output(), display()).list(memberships, "GROUP", Membership::group);
        return ExitCode.OK;
    }
}
