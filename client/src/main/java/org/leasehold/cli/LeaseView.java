package org.leasehold.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.leasehold.client.Lease;
import org.leasehold.client.LeaseState;

/** Leases as people read them. */
final class LeaseView {

    private static final int MOST_NAMES = 4;

    private LeaseView() {}

    static Table table(List<Lease> leases, TimeDisplay display) {
        Table table = new Table("LEASE>", "STATE", "SLICE", "RESOURCES", "WHEN", "LENGTH>", "NOTE");
        for (Lease lease : leases) {
            table.row(
                    lease.id(),
                    state(lease.state()),
                    lease.slice(),
                    names(lease.resources()),
                    display.span(lease.start(), lease.end()),
                    DurationText.format(Duration.between(lease.start(), lease.end())),
                    remark(lease));
        }
        return table;
    }

    /** {@code lease 17: mesh has chamber Mon 2026-11-23 14:00-15:30 (to come)}. */
    static String sentence(Lease lease, TimeDisplay display) {
        return "lease " + lease.id() + ": " + wish(lease, display) + " (" + state(lease.state()) + ")"
                + (lease.problem() == null ? "" : ": " + lease.problem());
    }

    /** The same of a lease that is none yet. */
    static String wish(Lease lease, TimeDisplay display) {
        return lease.slice() + " has " + names(lease.resources()) + " " + display.span(lease.start(), lease.end());
    }

    static String state(LeaseState state) {
        return switch (state) {
            case REQUESTED -> "requested";
            case OPEN -> "to come";
            case STARTING -> "starting";
            case FULFILLED -> "running";
            case ENDING -> "ending";
            case EXPIRED -> "over";
            case CANCELLED -> "cancelled";
            case ERROR -> "error";
        };
    }

    /** A state by its name, or as {@link #state} shows it. */
    static LeaseState state(String text) {
        for (LeaseState state : LeaseState.values()) {
            if (state(state).equalsIgnoreCase(text.strip()) || state.name().equalsIgnoreCase(text.strip())) {
                return state;
            }
        }
        throw new TextException("'" + text + "' is no state; the states are "
                + List.of(LeaseState.values())
                        .toString()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[\\[\\]]", "") + ".");
    }

    private static String names(List<String> resources) {
        if (resources.size() <= MOST_NAMES) {
            return String.join(",", resources);
        }
        List<String> first = resources.subList(0, MOST_NAMES - 1);
        return String.join(",", first) + " and " + (resources.size() - first.size()) + " more";
    }

    private static String remark(Lease lease) {
        if (lease.problem() != null) {
            return lease.problem();
        }
        return lease.note() == null ? "" : lease.note();
    }
}
