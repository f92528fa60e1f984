package org.leasehold.cli;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.leasehold.client.LeaseholdClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Invites, admits, renews. */
@Command(
        name = "admit",
        description = "Admit who asks, renew or change a membership, invite otherwise. For the group's owners.")
final class GroupsAdmitCommand extends ServerCommand {

    @Parameters(index = "0", paramLabel = "GROUP", description = "The group's name.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "ACCOUNT", description = "Whom.")
    private String account = "";

    @Option(names = "--owner", negatable = true, description = "As an owner, or no more as one.")
    private @Nullable Boolean owner;

    @Option(names = "--until", paramLabel = "TIME", description = "When the membership ends.")
    private @Nullable String until;

    GroupsAdmitCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        Instant endsAt = until == null ? null : times().parse(until);
        new MembershipReport(output(), display()).done(client.admit(name, account, owner, endsAt));
        return ExitCode.OK;
    }
}
