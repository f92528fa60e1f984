package org.leasehold.cli;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.leasehold.client.Lease;
import org.leasehold.client.LeaseAmendment;
import org.leasehold.client.LeaseholdClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a lease end later. */
@Command(name = "extend", description = "Make a lease end later. For example: leasehold leases extend 17 30m")
final class LeasesExtendCommand extends ServerCommand {

    @Parameters(index = "0", paramLabel = "LEASE", description = "The lease's number.")
    private long id;

    @Parameters(index = "1", arity = "0..1", paramLabel = "BY", description = "By how much: 30m, 1h ...")
    private @Nullable String by;

    @Option(names = "--until", paramLabel = "TIME", description = "Instead of BY: until when.")
    private @Nullable String until;

    LeasesExtendCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        Lease lease = client.getLease(id);
        useZoneOf(client, lease.facility());
        Instant end = newEnd(lease);
        if (!end.isAfter(lease.end())) {
            throw new TextException("Lease " + id + " ends at " + display().moment(lease.end())
                    + " already; to make it shorter, use 'leasehold leases amend'.");
        }
        Lease extended = client.amend(id, lease.revision(), new LeaseAmendment().end(end));
        return new LeaseReport(output(), display()).done("Extended", extended);
    }

    private Instant newEnd(Lease lease) {
        if ((by == null) == (until == null)) {
            throw new TextException("Extend by how much? Say for example 30m, or --until 17:00; one of the two.");
        }
        return by != null ? lease.end().plus(DurationText.parse(by)) : times().parseEnd(until, lease.start());
    }
}
