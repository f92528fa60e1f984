package org.leasehold.cli;

import org.leasehold.client.Group;
import org.leasehold.client.LeaseholdClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Accepts an invitation, or asks to be let in. */
@Command(name = "join", description = "Accept an invitation to a group, or ask its owners to let me in.")
final class GroupsJoinCommand extends ServerCommand {

    @Parameters(paramLabel = "GROUP", description = "The group's name.")
    private String name = "";

    @Option(names = "--agree", description = "I agree to the group's terms.")
    private boolean agree;

    @Option(names = "--message", paramLabel = "TEXT", description = "A word to the owners.")
    private String message = "";

    GroupsJoinCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        Group group = client.getGroup(name);
        if (!group.terms().isEmpty() && !agree) {
            throw new TextException("The terms of " + group.name() + ", revision " + group.termsRevision() + ":\n\n"
                    + group.terms() + "\n\nSay --agree if you do.");
        }
        Integer revision = agree ? group.termsRevision() : null;
        new MembershipReport(output(), display()).done(client.joinGroup(name, revision, message));
        return ExitCode.OK;
    }
}
