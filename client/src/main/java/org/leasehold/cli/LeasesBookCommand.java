package org.leasehold.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leasehold.client.LeaseRequest;
import org.leasehold.client.LeaseholdClient;
import org.leasehold.client.Resource;
import org.leasehold.client.ResourceQuery;
import org.leasehold.client.Slice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Books. */
@Command(name = "book", description = "Book. For example: leasehold leases book 'tomorrow 14:00' 2h")
final class LeasesBookCommand extends ServerCommand {

    @Parameters(index = "0", paramLabel = "START", description = "When it starts: 14:00, 'tomorrow 9:00', now ...")
    private String start = "";

    @Parameters(index = "1", paramLabel = "END", description = "When it ends, or after how long: 16:00, 2h ...")
    private String end = "";

    @Option(
            names = {"-f", "--facility"},
            paramLabel = "NAME",
            description = "The facility. Default: LEASEHOLD_FACILITY, or the only one there is.")
    private @Nullable String facility;

    @Option(
            names = {"-r", "--resource"},
            paramLabel = "NAME",
            description = "What to book (repeatable). Default: the only one that has parts, or the only one.")
    private List<String> resources = new ArrayList<>();

    @Option(
            names = {"-s", "--slice"},
            paramLabel = "NAME",
            description = "For whom. Default: LEASEHOLD_SLICE, or my only slice; with none, for me alone.")
    private @Nullable String slice;

    @Option(names = "--note", paramLabel = "TEXT", description = "A word for those who see the lease.")
    private @Nullable String note;

    @Option(names = "--preview", description = "Only say what would happen.")
    private boolean preview;

    LeasesBookCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        String name = facility(client, facility).name();
        Instant from = times().parse(start);
        Instant until = times().parseEnd(end, from);
        List<String> wanted = resources.isEmpty() ? List.of(usualResource(client, name)) : resources;
        LeaseRequest request = new LeaseRequest(name, wanted, slice(client), from, until, note);
        LeaseReport report = new LeaseReport(output(), display());
        return preview ? report.preview(client.previewBooking(request)) : report.done("Booked", client.book(request));
    }

    /** Null: for me alone, where the facility allows it. */
    private @Nullable String slice(LeaseholdClient client) {
        if (slice != null) {
            return slice;
        }
        return environment()
                .variable("LEASEHOLD_SLICE")
                .orElseGet(() -> onlySlice(client.me().slices()));
    }

    private static @Nullable String onlySlice(List<Slice> mine) {
        if (mine.size() == 1) {
            return mine.getFirst().name();
        }
        if (mine.isEmpty()) {
            return null;
        }
        throw new TextException("Which slice? Say --slice with one of "
                + mine.stream().map(Slice::name).collect(Collectors.joining(", ")) + ".");
    }

    static String usualResource(LeaseholdClient client, String facility) {
        List<Resource> all = client.listResources(new ResourceQuery().facility(facility))
                .filter(Resource::bookable)
                .toList();
        List<String> whole = all.stream()
                .map(Resource::parent)
                .filter(java.util.Objects::nonNull)
                .distinct()
                .filter(parent ->
                        all.stream().anyMatch(resource -> resource.name().equals(parent)))
                .toList();
        if (whole.size() == 1) {
            return whole.getFirst();
        }
        if (all.size() == 1) {
            return all.getFirst().name();
        }
        throw new TextException("Which resource? Say --resource; 'leasehold resources' lists them.");
    }
}
