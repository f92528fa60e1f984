package org.leasehold.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leasehold.client.Lease;
import org.leasehold.client.LeaseholdClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Cancels leases. */
@Command(
        name = "cancel",
        description = "Cancel leases. One that runs is cut at the next grain; one that is over stays.")
final class LeasesCancelCommand extends ServerCommand {

    @Parameters(arity = "1..*", paramLabel = "LEASE", description = "The leases' numbers.")
    private List<Long> ids = new ArrayList<>();

    LeasesCancelCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        for (long id : ids) {
            useZoneOf(client, client.getLease(id).facility());
            report(id, client.cancel(id));
        }
        return ExitCode.OK;
    }

    private void report(long id, Optional<Lease> left) {
        if (output().json()) {
            Map<String, @Nullable Object> result = new LinkedHashMap<>();
            result.put("id", id);
            result.put("lease", left.orElse(null));
            output().jsonLine(result);
        } else {
            output().say(left.map(lease -> "Cut lease " + id + " short: it ends at "
                            + display().moment(lease.end()) + ".")
                    .orElse("Cancelled lease " + id + "."));
        }
    }
}
