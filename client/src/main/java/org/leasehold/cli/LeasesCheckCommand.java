package org.leasehold.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.leasehold.client.Lease;
import org.leasehold.client.LeaseCheck;
import org.leasehold.client.LeaseholdClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Answers by its exit code whether the caller holds a lease now. */
@Command(
        name = "check",
        description = {
            "Answer by the exit code whether I hold the lease now: 0 held, 1 not held; any other: unknown.",
            "For example: leasehold leases check --quiet && power-on fit01"
        })
final class LeasesCheckCommand extends ServerCommand {

    @Option(
            names = {"-f", "--facility"},
            paramLabel = "NAME",
            description = "The facility. Default: LEASEHOLD_FACILITY, or the only one there is.")
    private @Nullable String facility;

    @Option(
            names = {"-r", "--resource"},
            paramLabel = "NAME",
            description = "What. Default: the only one that has parts, or the only one.")
    private @Nullable String resource;

    @Option(
            names = {"-s", "--slice"},
            paramLabel = "NAME",
            description = "Only if this slice of mine holds it. Default: LEASEHOLD_SLICE, or any of mine.")
    private @Nullable String slice;

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing; only the exit code counts.")
    private boolean quiet;

    LeasesCheckCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        String where = facility(client, facility).name();
        String what = resource == null ? LeasesBookCommand.usualResource(client, where) : resource;
        String whose = slice == null ? environment().variable("LEASEHOLD_SLICE").orElse(null) : slice;
        LeaseCheck check = client.check(where, what, whose);
        if (output().json()) {
            output().json(check);
        } else if (!quiet) {
            output().say(sentence(check, what, whose));
        }
        return check.held() ? ExitCode.OK : ExitCode.REFUSED;
    }

    private String sentence(LeaseCheck check, String what, @Nullable String whose) {
        Lease lease = check.lease();
        if (!check.held()) {
            return "No: " + (whose == null ? "none of your slices" : whose) + " holds " + what + " now.";
        }
        if (lease == null) {
            return "Yes.";
        }
        Duration left = Duration.between(environment().clock().instant(), lease.end());
        return "Yes: " + lease.slice() + " holds " + what + " until "
                + display().moment(lease.end()) + ", for another "
                + DurationText.format(left.isNegative() ? Duration.ZERO : left) + ".";
    }
}
