package org.leasehold.cli;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.leasehold.client.Facility;
import org.leasehold.client.LeaseholdClient;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

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
            converter = ZoneText.class,
            description = "Read and show times in this zone: a name like Europe/Paris, 'utc' or 'local'."
                    + " Default: the facility's.")
    private @Nullable ZoneId zone;

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
        if (zone != null) {
            return zone;
        }
        return facilityZone == null ? ZoneOffset.UTC : facilityZone;
    }

    /** Reads the name of a zone. */
    static final class ZoneText implements ITypeConverter<ZoneId> {
        @Override
        public ZoneId convert(String text) {
            try {
                return switch (text.toLowerCase(Locale.ROOT)) {
                    case "utc" -> ZoneId.of("UTC");
                    case "local" -> ZoneId.systemDefault();
                    default -> ZoneId.of(text);
                };
            } catch (DateTimeException e) {
                throw new TypeConversionException("There is no time zone '" + text + "'; one looks like Europe/Paris.");
            }
        }
    }
}
