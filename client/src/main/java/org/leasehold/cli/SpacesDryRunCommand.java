package org.leasehold.cli;

import org.leasehold.client.LeaseholdClient;
import org.leasehold.client.SpaceDeletions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks ahead at deletions. */
@Command(
        name = "dry-run",
        description = "What will be deleted until then, and why (administrators). Nothing is deleted by asking.")
final class SpacesDryRunCommand extends ServerCommand {

    @Option(names = "--until", required = true, paramLabel = "TIME", description = "How far to look.")
    private String until = "";

    SpacesDryRunCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        SpaceDeletions ahead = client.spaces().listDeletions(times().parse(until));
        if (output().json()) {
            output().json(ahead);
            return ExitCode.OK;
        }
        Table table = new Table("WHEN", "ACCOUNT", "WHAT", "NAME", "SIZE>", "TOLD", "BECAUSE");
        for (SpaceDeletions.Deletion deletion : ahead.items()) {
            table.row(
                    display().moment(deletion.at()) + (deletion.forGood() ? " for good" : ""),
                    deletion.account(),
                    deletion.what(),
                    deletion.name(),
                    LimitsCommand.size(deletion.bytes()),
                    deletion.told() ? "yes" : "not yet",
                    deletion.because());
        }
        output().table(table);
        ahead.leftovers().forEach(left -> output().say("Still there: " + left.subject() + ": " + left.problem()));
        return ExitCode.OK;
    }
}
