package org.leasehold.cli;

import java.util.List;
import org.leasehold.client.Lease;
import org.leasehold.client.LeaseQuery;
import org.leasehold.client.LeaseholdClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists leases: from today on, unless told otherwise. */
@Command(name = "list", description = "List leases; from today on, unless told otherwise.")
final class LeasesListCommand extends ServerCommand {

    @Mixin
    private LeaseFilterOptions filter = new LeaseFilterOptions();

    @Option(names = "--desc", description = "The latest first.")
    private boolean descending;

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            defaultValue = "100",
            description = "At most so many; 0 for all. Default: ${DEFAULT-VALUE}.")
    private int limit;

    LeasesListCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        if (limit < 0) {
            throw new TextException("--limit is a number of leases, 0 for all; it was " + limit + ".");
        }
        String facility = facility(client, filter.facility()).name();
        LeaseQuery query = filter.query(facility, times(), times().parse("today"));
        if (descending) {
            query.descending();
        }
        int most = limit == 0 ? Integer.MAX_VALUE : limit;
        List<Lease> found = client.listLeases(query).limit((long) most + 1).toList();
        List<Lease> leases = found.size() > most ? found.subList(0, most) : found;
        if (output().json()) {
            output().json(leases);
        } else if (leases.isEmpty()) {
            output().note("No leases.");
        } else {
            output().table(LeaseView.table(leases, display()));
            output().note("Times in " + display().zone() + ".");
        }
        if (found.size() > most) {
            output().note("There are more; say --limit 0 for all.");
        }
        return ExitCode.OK;
    }
}
