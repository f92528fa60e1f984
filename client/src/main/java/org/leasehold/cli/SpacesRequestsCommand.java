package org.leasehold.cli;

import org.jspecify.annotations.Nullable;
import org.leasehold.client.LeaseholdClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists requests for storage. */
@Command(name = "requests", description = "List what I asked for; with --state those of everybody (administrators).")
final class SpacesRequestsCommand extends ServerCommand {

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "Of everybody: requested, approved, refused or ended.")
    private @Nullable String state;

    SpacesRequestsCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        new SpaceRequestReport(output(), display())
                .list(
                        state == null
                                ? client.spaces().listMyRequests()
                                : client.spaces().listRequests(state));
        return ExitCode.OK;
    }
}
