package org.leasehold.cli;

import org.leasehold.client.LeaseholdClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Let an account's level limit it again, for administrators. */
@Command(name = "unset", description = "Let an account's level limit it again, for administrators.")
final class LimitsUnsetCommand extends ServerCommand {

    @Parameters(index = "0", paramLabel = "WHAT", description = "What is limited, as the list names it.")
    private String what = "";

    @Option(names = "--account", required = true, paramLabel = "ACCOUNT", description = "Whose own rule goes.")
    private String account = "";

    LimitsUnsetCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        client.administration().unsetLimit(account, what);
        output().say("What its level says of " + what + " holds for " + account + ".");
        return ExitCode.OK;
    }
}
