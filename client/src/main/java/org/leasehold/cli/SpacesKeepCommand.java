package org.leasehold.cli;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.leasehold.client.LeaseholdClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks for an allocation. */
@Command(name = "keep", description = "Ask that something be kept permanently.")
final class SpacesKeepCommand extends ServerCommand {

    @Parameters(index = "0", paramLabel = "ITEM", description = "Its number.")
    private long id;

    @Option(names = "--review", paramLabel = "TIME", description = "When it is looked at again. Default: in a year.")
    private @Nullable String review;

    @Option(names = "--sponsor", required = true, paramLabel = "TEXT", description = "Who answers for it.")
    private String sponsor = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    private String reason = "";

    SpacesKeepCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        Instant until = review == null ? null : times().parse(review);
        new SpaceRequestReport(output(), display()).done(client.spaces().request(id, "keep", until, sponsor, reason));
        return ExitCode.OK;
    }
}
