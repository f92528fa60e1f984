package org.leasehold.cli;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.leasehold.client.LeaseholdClient;
import org.leasehold.client.Statistics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows how much was leased, by whom and when. */
@Command(
        name = "statistics",
        description = "Show hours and leases. For example: leasehold statistics --by month --from 2026-01-01")
final class StatisticsCommand extends ServerCommand {

    @Option(
            names = {"-f", "--facility"},
            paramLabel = "NAME",
            description = "The facility. Default: LEASEHOLD_FACILITY, or the only one there is.")
    private @Nullable String facility;

    @Option(names = "--from", paramLabel = "TIME", description = "Only what lies after this.")
    private @Nullable String from;

    @Option(names = "--until", paramLabel = "TIME", description = "Only what lies before this.")
    private @Nullable String until;

    @Option(
            names = "--by",
            paramLabel = "KEY",
            split = ",",
            description = "Group by slice, family or month (several with commas). Default: family.")
    private List<String> by = new ArrayList<>();

    StatisticsCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        String name = facility(client, facility).name();
        List<String> keys = by.isEmpty() ? List.of("family") : by;
        Statistics statistics = client.statistics(
                name, from == null ? null : times().parse(from), until == null ? null : times().parse(until), keys);
        if (output().json()) {
            output().json(statistics);
        } else {
            output().table(table(statistics, keys));
        }
        return ExitCode.OK;
    }

    private static Table table(Statistics statistics, List<String> keys) {
        List<String> headings = new ArrayList<>(
                keys.stream().map(key -> key.toUpperCase(Locale.ROOT)).toList());
        headings.addAll(List.of("LEASES>", "HOURS>"));
        Table table = new Table(headings.toArray(String[]::new));
        for (Statistics.Item item : statistics.items()) {
            List<Object> cells =
                    new ArrayList<>(keys.stream().map(key -> cell(item, key)).toList());
            cells.add(item.leases());
            cells.add(hours(item.hours()));
            table.row(cells.toArray());
        }
        List<Object> total = new ArrayList<>(keys.stream().map(key -> "").toList());
        total.set(0, "all");
        total.add(statistics.leases());
        total.add(hours(statistics.hours()));
        return table.row(total.toArray());
    }

    private static String hours(java.math.BigDecimal hours) {
        return hours.setScale(1, RoundingMode.HALF_UP).toPlainString();
    }

    private static String cell(Statistics.Item item, String key) {
        String value = switch (key) {
            case "slice" -> item.slice();
            case "family" -> item.family();
            case "month" -> item.month();
            default -> null;
        };
        return value == null ? "-" : value;
    }
}
