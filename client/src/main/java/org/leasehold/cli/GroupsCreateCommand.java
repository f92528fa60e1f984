package org.leasehold.cli;

import org.jspecify.annotations.Nullable;
import org.leasehold.client.Group;
import org.leasehold.client.LeaseholdClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a group. */
@Command(name = "create", description = "Make a group that I own.")
final class GroupsCreateCommand extends ServerCommand {

    @Parameters(index = "0", paramLabel = "GROUP", description = "Its name: small letters, digits and hyphens.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "TITLE", description = "Its title, for people.")
    private String title = "";

    @Option(names = "--terms", paramLabel = "TEXT", description = "What members agree to. Default: nothing.")
    private String terms = "";

    @Option(names = "--days", paramLabel = "N", description = "How many days a membership lasts. Default: it stays.")
    private @Nullable Integer days;

    GroupsCreateCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        Group group = client.createGroup(name, title, terms, days);
        if (output().json()) {
            output().json(group);
        } else {
            output().say("Made the group " + group.name() + "; you own it.");
        }
        return ExitCode.OK;
    }
}
