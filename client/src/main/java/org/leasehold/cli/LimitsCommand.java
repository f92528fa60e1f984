package org.leasehold.cli;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.leasehold.client.LeaseholdClient;
import org.leasehold.client.Limit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says how much one may have, and why. */
@Command(
        name = "limits",
        description = "How much I may have and do, and why; administrators set limits.",
        synopsisSubcommandLabel = "[COMMAND]")
final class LimitsCommand extends ServerCommand {

    private static final long KIBI = 1_024;

    @Parameters(
            arity = "0..1",
            paramLabel = "ACCOUNT",
            description = "Of this account instead of mine (administrators).")
    private @Nullable String account;

    LimitsCommand(Environment environment) {
        super(environment);
    }

    CommandLine withCommands() {
        CommandLine limits = new CommandLine(this);
        List.of(new LimitsSetCommand(environment()), new LimitsUnsetCommand(environment()))
                .forEach(limits::addSubcommand);
        return limits;
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        List<Limit> limits = account == null ? client.listLimits() : client.listLimits(account);
        if (output().json()) {
            output().json(limits);
            return ExitCode.OK;
        }
        Table table = new Table("WHAT", "AT MOST>", "IN ALL>", "KEPT", "BECAUSE");
        for (Limit limit : limits) {
            table.row(
                    limit.what(),
                    limit.mostCount() == null ? "any" : Long.toString(limit.mostCount()),
                    limit.mostBytes() == null ? "-" : size(limit.mostBytes()),
                    Objects.requireNonNullElse(limit.keepFor(), "-"),
                    because(limit));
        }
        output().table(table);
        return ExitCode.OK;
    }

    private static String because(Limit limit) {
        StringBuilder words = new StringBuilder(limit.because().source());
        limit.more().forEach(more -> words.append(", ").append(more.source()));
        return words.toString();
    }

    /** Bytes for people: 100 MiB. */
    static String size(long bytes) {
        long left = bytes;
        int unit = 0;
        while (left >= KIBI && left % KIBI == 0 && unit < 4) {
            left /= KIBI;
            unit++;
        }
        return left + " " + List.of("B", "KiB", "MiB", "GiB", "TiB").get(unit);
    }
}
