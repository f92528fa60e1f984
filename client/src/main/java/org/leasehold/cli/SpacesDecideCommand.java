package org.leasehold.cli;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.leasehold.client.LeaseholdClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decides on a request. */
@Command(
        name = "decide",
        description = "Approve or refuse a request, or end what is kept permanently (administrators).")
final class SpacesDecideCommand extends ServerCommand {

    @Parameters(index = "0", paramLabel = "REQUEST", description = "Its number.")
    private long id;

    @Parameters(index = "1", paramLabel = "VERDICT", description = "approve, refuse or end.")
    private String verdict = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; needed but for an approval.")
    private String reason = "";

    @Option(names = "--until", paramLabel = "TIME", description = "Instead of what was asked for.")
    private @Nullable String until;

    SpacesDecideCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        Instant instead = until == null ? null : times().parse(until);
        new SpaceRequestReport(output(), display()).done(client.spaces().decide(id, verdict, reason, instead));
        return ExitCode.OK;
    }
}
