package org.leasehold.cli;

import org.jspecify.annotations.Nullable;
import org.leasehold.client.LeaseholdClient;
import org.leasehold.client.LimitWish;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Set a limit of a level or an account, for administrators. */
@Command(name = "set", description = "Set a limit of a level or an account, for administrators.")
final class LimitsSetCommand extends ServerCommand {

    @Parameters(index = "0", paramLabel = "WHAT", description = "What is limited, as the list names it.")
    private String what = "";

    @Option(names = "--level", paramLabel = "N", description = "Of this level.")
    private @Nullable Integer level;

    @Option(names = "--account", paramLabel = "ACCOUNT", description = "Of this account, in the place of its level's.")
    private @Nullable String account;

    @Option(names = "--count", paramLabel = "N", description = "At most so many. Default: any number.")
    private @Nullable Long count;

    @Option(names = "--size", paramLabel = "SIZE", description = "So large in all, such as 100MiB. Default: any size.")
    private @Nullable String size;

    @Option(
            names = "--keep",
            paramLabel = "PERIOD",
            description = "Kept for so long, such as P6M, or 'exit'. Default: for ever.")
    private @Nullable String keepFor;

    @Option(names = "--warn", paramLabel = "PERIOD", description = "The owner is told so long before, such as P2W.")
    private @Nullable String warnBefore;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why. It is recorded.")
    private String reason = "";

    LimitsSetCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        if ((level == null) == (account == null)) {
            throw new TextException("Whose limit? Say --level or --account.");
        }
        LimitWish wish = new LimitWish(count, size == null ? null : SizeText.parse(size), keepFor, warnBefore, reason);
        if (account != null) {
            client.administration().setLimit(account, what, wish);
        } else if (level != null) {
            client.administration().setLimit(level, what, wish);
        }
        output().say("The limit of " + what + " is set for " + (account == null ? "level " + level : account) + ".");
        return ExitCode.OK;
    }
}
