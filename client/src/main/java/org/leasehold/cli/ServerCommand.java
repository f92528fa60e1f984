package org.leasehold.cli;

import java.io.IOException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.leasehold.client.Facility;
import org.leasehold.client.LeaseholdClient;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that asks a server something. */
abstract class ServerCommand implements Callable<Integer> {

    private final Environment environment;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Read and show times in this zone: a name like Europe/Paris, 'utc' or 'local'."
                    + " Default: the facility's.")
    private @Nullable String zone;

    private @Nullable ZoneId facilityZone;

    ServerCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public final Integer call() throws Exception {
        try (LeaseholdClient client = server.open(environment)) {
            return run(client).number();
        }
    }

    abstract ExitCode run(LeaseholdClient client) throws IOException, InterruptedException;

    final Environment environment() {
        return environment;
    }

    final ServerOptions server() {
        return server;
    }

    final Output output() {
        return new Output(environment, json);
    }

    /** In the zone asked for, or else the facility's, as far as it is known by now. */
    final TimeDisplay display() {
        return new TimeDisplay(zone());
    }

    final TimeText times() {
        return new TimeText(zone(), environment.clock().instant());
    }

    /**
     * The facility named; without a name, LEASEHOLD_FACILITY or the only one there is. Its zone is the command's from
     * now on.
     */
    final Facility facility(LeaseholdClient client, @Nullable String name) {
        String wanted =
                name != null ? name : environment.variable("LEASEHOLD_FACILITY").orElse(null);
        Facility facility = wanted != null ? client.getFacility(wanted) : onlyOne(client.listFacilities());
        facilityZone = facility.timeZone();
        return facility;
    }

    final void useZoneOf(LeaseholdClient client, String facility) {
        if (zone == null) {
            facilityZone = client.getFacility(facility).timeZone();
        }
    }

    private static Facility onlyOne(List<Facility> facilities) {
        if (facilities.size() == 1) {
            return facilities.getFirst();
        }
        throw new TextException(
                facilities.isEmpty()
                        ? "The server has no facility yet."
                        : "Which facility? Say --facility with one of "
                                + String.join(
                                        ", ",
                                        facilities.stream().map(Facility::name).toList()) + ".");
    }

    private ZoneId zone() {
        if (zone == null) {
            return facilityZone == null ? ZoneOffset.UTC : facilityZone;
        }
        return switch (zone.toLowerCase(Locale.ROOT)) {
            case "utc" -> ZoneId.of("UTC");
            case "local" -> ZoneId.systemDefault();
            default -> {
                try {
                    yield ZoneId.of(zone);
                } catch (java.time.DateTimeException e) {
                    throw new TextException("There is no time zone '" + zone + "'; one looks like Europe/Paris.");
                }
            }
        };
    }
}
