package org.leasehold.cli;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leasehold.client.Facility;
import org.leasehold.client.LeaseholdClient;
import org.leasehold.client.Policy;
import picocli.CommandLine.Command;

/** Lists facilities and their most important rules. */
@Command(name = "facilities", description = "List facilities.")
final class FacilitiesCommand extends ServerCommand {

    FacilitiesCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        List<Facility> facilities = client.listFacilities();
        if (output().json()) {
            output().json(facilities);
            return ExitCode.OK;
        }
        Table table = new Table("FACILITY", "TITLE", "TIME ZONE", "GRAIN>", "LONGEST>", "AHEAD>");
        for (Facility facility : facilities) {
            Policy policy = facility.policy();
            table.row(
                    facility.name(),
                    facility.title(),
                    facility.timeZone(),
                    length(policy.granularitySeconds()),
                    length(policy.maximumLengthSeconds()),
                    length(policy.horizonSeconds()));
        }
        output().table(table);
        return ExitCode.OK;
    }

    private static String length(@Nullable Long seconds) {
        return seconds == null ? "-" : DurationText.format(Duration.ofSeconds(seconds));
    }
}
