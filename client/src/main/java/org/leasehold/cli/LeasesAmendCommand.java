package org.leasehold.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leasehold.client.Lease;
import org.leasehold.client.LeaseAmendment;
import org.leasehold.client.LeaseholdClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes a lease. */
@Command(
        name = "amend",
        description = "Change a lease. For example: leasehold leases amend 17 --start 15:00 --end 17:00")
final class LeasesAmendCommand extends ServerCommand {

    @Parameters(paramLabel = "LEASE", description = "The lease's number.")
    private long id;

    @Option(names = "--start", paramLabel = "TIME", description = "When it starts.")
    private @Nullable String start;

    @Option(
            names = "--end",
            paramLabel = "TIME",
            description = "When it ends, or after how long. Left out, a lease that is moved keeps its length.")
    private @Nullable String end;

    @Option(
            names = {"-r", "--resource"},
            paramLabel = "NAME",
            description = "What it is of (repeatable; all of them).")
    private List<String> resources = new ArrayList<>();

    @Option(names = "--note", paramLabel = "TEXT", description = "A word for those who see it; '' for none.")
    private @Nullable String note;

    @Option(
            names = "--revision",
            paramLabel = "N",
            description = "Only if the lease still has this revision. Default: as it is now.")
    private @Nullable Long revision;

    @Option(names = "--preview", description = "Only say what would happen.")
    private boolean preview;

    LeasesAmendCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        Lease lease = client.getLease(id);
        useZoneOf(client, lease.facility());
        LeaseAmendment amendment = amendment(lease);
        if (amendment.isEmpty()) {
            throw new TextException("What is to change? Say --start, --end, --resource or --note.");
        }
        long known = revision == null ? lease.revision() : revision;
        LeaseReport report = new LeaseReport(output(), display());
        return preview
                ? report.preview(client.previewAmendment(id, known, amendment))
                : report.done("Amended", client.amend(id, known, amendment));
    }

    private LeaseAmendment amendment(Lease lease) {
        LeaseAmendment amendment = new LeaseAmendment();
        var from = start == null ? lease.start() : times().parse(start);
        if (start != null) {
            amendment.start(from);
            if (end == null) {
                amendment.end(from.plus(java.time.Duration.between(lease.start(), lease.end())));
            }
        }
        if (end != null) {
            amendment.end(times().parseEnd(end, from));
        }
        if (!resources.isEmpty()) {
            amendment.resources(resources);
        }
        if (note != null) {
            amendment.note(note);
        }
        return amendment;
    }
}
