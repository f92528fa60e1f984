package org.leasehold.faces.rest.internal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.leasehold.calendar.Availability;
import org.leasehold.common.Span;
import org.leasehold.faces.json.JsonInput;
import org.leasehold.faces.rest.Answer;
import org.leasehold.faces.rest.Exchange;
import org.leasehold.faces.rest.Routes;
import org.leasehold.inventory.Catalogue;
import org.leasehold.inventory.Facility;
import org.leasehold.inventory.Inventory;
import org.leasehold.inventory.Resource;
import org.springframework.stereotype.Component;

/** {@code /free}: the questions people have before they book. */
@Component
class FreeRoutes implements Routes {

    private static final Duration LONGEST_LOOK = Duration.ofDays(400);

    private final Inventory inventory;
    private final Availability availability;
    private final InstantSource clock;

    FreeRoutes(Inventory inventory, Availability availability, InstantSource clock) {
        this.inventory = inventory;
        this.availability = availability;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route("GET", "/free", this::free),
                new Route("GET", "/free/spans", this::spans),
                new Route("GET", "/free/days", this::days));
    }

    private Answer free(Exchange exchange) {
        Catalogue catalogue = inventory.catalogue();
        List<Integer> candidates = candidates(exchange, catalogue);
        Span span = new Span(exchange.getQueryInstant("from"), exchange.getQueryInstant("until"));
        List<Integer> free = availability.free(candidates, span);
        return Answer.json(out -> {
            out.writeStartObject();
            out.writeStringProperty("from", span.start().toString());
            out.writeStringProperty("until", span.end().toString());
            out.writeNumberProperty("total", candidates.size());
            out.writeArrayPropertyStart("items");
            free.forEach(id -> out.writeString(catalogue.getResource(id).name()));
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    private Answer spans(Exchange exchange) {
        Catalogue catalogue = inventory.catalogue();
        Facility facility = catalogue.getFacility(exchange.getQuery("facility"));
        Instant now = facility.grain().floor(clock.instant());
        Instant from = exchange.queryInstant("from").filter(now::isBefore).orElse(now);
        Instant until = exchange.queryInstant("until").orElse(from.plus(Duration.ofDays(30)));
        Span window = new Span(from, until);
        if (window.length().compareTo(LONGEST_LOOK) > 0) {
            throw JsonInput.invalid("until", "A search reaches at most " + LONGEST_LOOK.toDays() + " days.");
        }
        List<Availability.Slot> slots = availability.slots(
                candidates(exchange, catalogue),
                exchange.queryNumber("count", 1, 100_000, 1),
                duration(exchange),
                window,
                facility.grain(),
                exchange.queryNumber("limit", 1, 100, 5));
        return Answer.ok(Map.of(
                "items",
                slots.stream()
                        .map(slot -> Map.of(
                                "start", slot.span().start().toString(),
                                "end", slot.span().end().toString(),
                                "resources",
                                        slot.resourceIds().stream()
                                                .map(id -> catalogue
                                                        .getResource(id)
                                                        .name())
                                                .toList()))
                        .toList()));
    }

    private static Duration duration(Exchange exchange) {
        String text = exchange.getQuery("duration");
        try {
            Duration duration = Duration.parse(text);
            if (duration.isPositive() && duration.compareTo(LONGEST_LOOK) <= 0) {
                return duration;
            }
        } catch (DateTimeException broken) {
            // Said below.
        }
        throw JsonInput.invalid(
                "duration", "\"duration\" is an ISO 8601 duration above zero, such as PT2H; it was \"" + text + "\".");
    }

    private Answer days(Exchange exchange) {
        Catalogue catalogue = inventory.catalogue();
        Facility facility = catalogue.getFacility(exchange.getQuery("facility"));
        LocalDate from = exchange.getQueryDate("from");
        LocalDate until = exchange.getQueryDate("until");
        if (!from.isBefore(until) || from.plusDays(LONGEST_LOOK.toDays()).isBefore(until)) {
            throw JsonInput.invalid(
                    "until", "\"until\" lies after \"from\" by at most " + LONGEST_LOOK.toDays() + " days.");
        }
        return Answer.ok(Map.of(
                "items",
                availability.days(candidates(exchange, catalogue), from, until, facility.timeZone()).stream()
                        .map(day -> Map.of(
                                "day", day.day().toString(),
                                "start", day.span().start().toString(),
                                "end", day.span().end().toString(),
                                "total", day.total(),
                                "minimumFree", day.minimumFree()))
                        .toList()));
    }

    private static List<Integer> candidates(Exchange exchange, Catalogue catalogue) {
        return catalogue.resources(catalogue.getFacility(exchange.getQuery("facility"))).stream()
                .filter(Resource::bookable)
                .filter(ResourceFilter.of(exchange))
                .map(Resource::id)
                .toList();
    }
}
