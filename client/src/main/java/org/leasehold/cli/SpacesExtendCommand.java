package org.leasehold.cli;

import org.leasehold.client.LeaseholdClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks for more time. */
@Command(name = "extend", description = "Ask that something be kept longer.")
final class SpacesExtendCommand extends ServerCommand {

    @Parameters(index = "0", paramLabel = "ITEM", description = "Its number.")
    private long id;

    @Option(names = "--until", required = true, paramLabel = "TIME", description = "Until when.")
    private String until = "";

    @Option(names = "--sponsor", required = true, paramLabel = "TEXT", description = "Who answers for it.")
    private String sponsor = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    private String reason = "";

    SpacesExtendCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        new SpaceRequestReport(output(), display())
                .done(client.spaces().request(id, "extend", times().parse(until), sponsor, reason));
        return ExitCode.OK;
    }
}
