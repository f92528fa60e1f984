package org.leasehold.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leasehold.client.LeaseQuery;
import picocli.CommandLine.Option;

/** Which leases. */
final class LeaseFilterOptions {

    @Option(
            names = {"-f", "--facility"},
            paramLabel = "NAME",
            description = "The facility. Default: LEASEHOLD_FACILITY, or the only one there is.")
    private @Nullable String facility;

    @Option(
            names = {"-r", "--resource"},
            paramLabel = "NAME",
            description = "Only leases of this resource, or of one that it is a part or the whole of.")
    private @Nullable String resource;

    @Option(
            names = {"-s", "--slice"},
            paramLabel = "NAME",
            description = "Only leases of this slice (repeatable).")
    private List<String> slices = new ArrayList<>();

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "Only leases in this state, for example running (repeatable). Default: all but cancelled.")
    private List<String> states = new ArrayList<>();

    @Option(names = "--from", paramLabel = "TIME", description = "Only leases that end after this.")
    private @Nullable String from;

    @Option(names = "--until", paramLabel = "TIME", description = "Only leases that start before this.")
    private @Nullable String until;

    @Option(
            names = "--alive",
            paramLabel = "TIME",
            arity = "0..1",
            fallbackValue = "now",
            description = "Only leases that hold at this time; alone: now.")
    private @Nullable String alive;

    @Option(names = "--mine", description = "Only leases of my slices.")
    private boolean mine;

    @Nullable
    String facility() {
        return facility;
    }

    /**
     * The question.
     *
     * @param usualFrom what {@code --from} is if neither it nor {@code --until} nor {@code --alive} is given
     */
    LeaseQuery query(String facilityName, TimeText times, @Nullable Instant usualFrom) {
        LeaseQuery query = new LeaseQuery().facility(facilityName);
        if (resource != null) {
            query.resource(resource);
        }
        slices.forEach(query::slice);
        states.stream().map(LeaseView::state).forEach(query::state);
        if (from != null) {
            query.from(times.parse(from));
        } else if (usualFrom != null && until == null && alive == null) {
            query.from(usualFrom);
        }
        if (until != null) {
            query.until(times.parse(until));
        }
        if (alive != null) {
            if (alive.equalsIgnoreCase("now")) {
                query.aliveNow();
            } else {
                query.aliveAt(times.parse(alive));
            }
        }
        if (mine) {
            query.mine();
        }
        return query;
    }
}
