package org.leasehold.faces.rest.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.leasehold.common.Span;
import org.leasehold.faces.json.JsonInput;
import org.leasehold.faces.rest.Answer;
import org.leasehold.faces.rest.Exchange;
import org.leasehold.faces.rest.Routes;
import org.leasehold.inventory.Facility;
import org.leasehold.inventory.Inventory;
import org.leasehold.statistics.Statistics;
import org.leasehold.statistics.Statistics.Dimension;
import org.springframework.stereotype.Component;

/** {@code /statistics}: how much was leased. */
@Component
class StatisticsRoutes implements Routes {

    private final Statistics statistics;
    private final Inventory inventory;
    private final InstantSource clock;

    StatisticsRoutes(Statistics statistics, Inventory inventory, InstantSource clock) {
        this.statistics = statistics;
        this.inventory = inventory;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route("GET", "/statistics", this::sums));
    }

    private Answer sums(Exchange exchange) {
        Facility facility = inventory.catalogue().getFacility(exchange.getQuery("facility"));
        Span whole = statistics.whole(facility, clock.instant());
        Span span = new Span(
                exchange.queryInstant("from").orElse(whole.start()),
                exchange.queryInstant("until").orElse(whole.end()));
        Set<Dimension> dimensions = dimensions(exchange);
        List<Statistics.Row> rows = statistics.sums(facility, span, dimensions);
        if (exchange.accepts("text/csv")) {
            return new Answer(
                    200,
                    Map.of("Content-Disposition", "attachment; filename=\"statistics.csv\""),
                    new Answer.Text("text/csv; charset=utf-8", out -> writeCsv(out, dimensions, rows)));
        }
        Statistics.Row total = statistics.sums(facility, span, Set.of()).getFirst();
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("from", span.start().toString());
        form.put("until", span.end().toString());
        form.put("items", rows.stream().map(StatisticsRoutes::form).toList());
        form.put("leases", total.leases());
        form.put("hours", hours(total.time()));
        return Answer.ok(form);
    }

    private static Set<Dimension> dimensions(Exchange exchange) {
        Set<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
        for (String word : exchange.queries("by")) {
            dimensions.add(
                    switch (word) {
                        case "slice" -> Dimension.SLICE;
                        case "family" -> Dimension.FAMILY;
                        case "month" -> Dimension.MONTH;
                        default ->
                            throw JsonInput.invalid("by", "\"by\" is slice, family or month; it was \"" + word + "\".");
                    });
        }
        return dimensions;
    }

    private static Map<String, Object> form(Statistics.Row row) {
        Map<String, Object> form = new LinkedHashMap<>();
        row.values().forEach((dimension, value) -> form.put(word(dimension), value));
        form.put("leases", row.leases());
        form.put("hours", hours(row.time()));
        return form;
    }

    private static void writeCsv(Appendable out, Set<Dimension> dimensions, List<Statistics.Row> rows) {
        try {
            for (Dimension dimension : dimensions) {
                out.append(word(dimension)).append(',');
            }
            out.append("leases,hours\n");
            for (Statistics.Row row : rows) {
                for (String value : row.values().values()) {
                    out.append(Csv.value(value)).append(',');
                }
                out.append(Long.toString(row.leases()))
                        .append(',')
                        .append(Double.toString(hours(row.time())))
                        .append('\n');
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String word(Dimension dimension) {
        return dimension.name().toLowerCase(Locale.ROOT);
    }

    private static double hours(Duration time) {
        return Math.round(time.toSeconds() / 36.0) / 100.0;
    }
}
