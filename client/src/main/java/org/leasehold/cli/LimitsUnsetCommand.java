package org.leasehold.cli;

import org.jspecify.annotations.Nullable;
import org.leasehold.client.LeaseholdClient;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Take away a limit of a level or an account, for administrators. */
@Command(
        name = "unset",
        description = "Take away a limit of a level or an account, so that the next lower level, or its level, says"
                + " what holds; for administrators.")
final class LimitsUnsetCommand extends ServerCommand {

    @Parameters(index = "0", paramLabel = "WHAT", description = "What is limited, as the list names it.")
    private String what = "";

    @ArgGroup(multiplicity = "1")
    private Whose whose = new Whose();

    LimitsUnsetCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        if (whose.account != null) {
            client.administration().unsetLimit(whose.account, what);
            output().say("What its level says of " + what + " holds for " + whose.account + ".");
        } else if (whose.level != null) {
            client.administration().unsetLimit(whose.level, what);
            output().say("What the next lower level says of " + what + " holds for level " + whose.level + ".");
        }
        return ExitCode.OK;
    }

    /** One or the other. */
    static final class Whose {

        @Option(names = "--level", required = true, paramLabel = "N", description = "Of this level.")
        private @Nullable Integer level;

        @Option(names = "--account", required = true, paramLabel = "ACCOUNT", description = "Of this account.")
        private @Nullable String account;
    }
}
