package org.leasehold.faces.rest.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.common.Span;
import org.leasehold.faces.json.JsonInput;
import org.leasehold.faces.json.LeaseJson;
import org.leasehold.faces.json.ProblemJson;
import org.leasehold.faces.rest.Answer;
import org.leasehold.faces.rest.Exchange;
import org.leasehold.faces.rest.Routes;
import org.leasehold.inventory.Catalogue;
import org.leasehold.inventory.Facility;
import org.leasehold.inventory.Inventory;
import org.leasehold.leases.Amendment;
import org.leasehold.leases.Booking;
import org.leasehold.leases.Committed;
import org.leasehold.leases.Imports;
import org.leasehold.leases.Lease;
import org.leasehold.leases.LeaseFilter;
import org.leasehold.leases.LeaseState;
import org.leasehold.leases.Leases;
import org.leasehold.organizations.Slice;
import org.leasehold.organizations.Slices;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;

/** {@code /leases}: book, look, amend, cancel, check, import, export. */
@Component
class LeaseRoutes implements Routes {

    private static final int LARGEST_IMPORT = 64 << 20;
    private static final String CSV = "text/csv";

    private final Leases leases;
    private final Imports imports;
    private final Inventory inventory;
    private final Slices slices;
    private final LeaseJson leaseJson;
    private final InstantSource clock;

    LeaseRoutes(
            Leases leases,
            Imports imports,
            Inventory inventory,
            Slices slices,
            LeaseJson leaseJson,
            InstantSource clock) {
        this.leases = leases;
        this.imports = imports;
        this.inventory = inventory;
        this.slices = slices;
        this.leaseJson = leaseJson;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route("GET", "/leases", this::list),
                new Route("POST", "/leases", this::book),
                new Route("GET", "/leases/check", this::check),
                new Route("POST", "/leases/import", this::importLeases),
                new Route("GET", "/leases/{id}", this::get),
                new Route("PATCH", "/leases/{id}", this::amend),
                new Route("DELETE", "/leases/{id}", this::cancel));
    }

    private Answer book(Exchange exchange) {
        JsonInput body = exchange.body("facility", "resources", "slice", "start", "end", "note");
        Booking booking = new Booking(
                body.getText("facility"),
                body.getTexts("resources"),
                body.findText("slice").orElse(null),
                new Span(body.getInstant("start"), body.getInstant("end")),
                body.findText("note").orElse(null));
        if (exchange.queryFlag("preview")) {
            return preview(leases.preview(exchange.actor(), booking));
        }
        Optional<Leases.BookingKey> key = exchange.header("Idempotency-Key").map(word -> key(word, booking));
        Committed committed = leases.book(exchange.actor(), booking, key.orElse(null));
        return committed(201, committed)
                .with("Location", "/api/v1/leases/" + committed.lease().id());
    }

    private static Leases.BookingKey key(String word, Booking booking) {
        if (word.isBlank() || word.length() > 200) {
            throw JsonInput.invalid("Idempotency-Key", "An Idempotency-Key has 1 to 200 characters.");
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(booking.toString().getBytes(StandardCharsets.UTF_8));
            return new Leases.BookingKey(word, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }

    private Answer preview(Leases.Preview preview) {
        return Answer.json(out -> {
            out.writeStartObject();
            out.writeName("lease");
            leaseJson.write(out, preview.lease());
            out.writePOJOProperty("refusals", ProblemJson.forms(preview.refusals()));
            out.writeEndObject();
        });
    }

    private Answer committed(int status, Committed committed) {
        return whole(status, committed.lease()).with("Event-Sequence", Long.toString(committed.eventId()));
    }

    private Answer whole(int status, Lease lease) {
        Answer.Json body = out -> leaseJson.write(out, lease);
        return new Answer(status, Map.of("ETag", "\"" + lease.revision() + "\""), body);
    }

    private Answer get(Exchange exchange) {
        return whole(200, leases.getLease(exchange.id("id")));
    }

    private Answer amend(Exchange exchange) {
        JsonInput body = exchange.body("start", "end", "resources", "note");
        Amendment amendment = new Amendment(
                body.findInstant("start").orElse(null),
                body.findInstant("end").orElse(null),
                body.findTexts("resources").orElse(null),
                body.findText("note").orElse(null));
        long id = exchange.id("id");
        if (exchange.queryFlag("preview")) {
            return preview(leases.preview(exchange.actor(), id, amendment));
        }
        return committed(200, leases.amend(exchange.actor(), id, revision(exchange), amendment));
    }

    private static long revision(Exchange exchange) {
        String condition = exchange.header("If-Match")
                .orElseThrow(
                        () -> new ProblemException(
                                new Problem.PreconditionRequired(
                                        "An amendment says which version it has seen: If-Match: \"<revision>\", the ETag of the lease.")));
        try {
            return Long.parseLong(condition.replace("\"", "").replace("W/", "").strip());
        } catch (NumberFormatException noNumber) {
            throw JsonInput.invalid(
                    "If-Match", "If-Match must be the lease's ETag, such as \"3\"; it was " + condition + ".");
        }
    }

    private Answer cancel(Exchange exchange) {
        Committed committed = leases.cancel(exchange.actor(), exchange.id("id"));
        return committed.lease().state() instanceof LeaseState.Cancelled
                ? Answer.nothing().with("Event-Sequence", Long.toString(committed.eventId()))
                : committed(200, committed);
    }

    private Answer check(Exchange exchange) {
        Optional<Lease> held = leases.findHeldNow(
                exchange.person(),
                exchange.getQuery("facility"),
                exchange.getQuery("resource"),
                exchange.query("slice").orElse(null));
        return Answer.json(out -> {
            out.writeStartObject();
            out.writeBooleanProperty("held", held.isPresent());
            out.writeName("lease");
            held.ifPresentOrElse(lease -> leaseJson.write(out, lease), out::writeNull);
            out.writeEndObject();
        });
    }

    private Answer list(Exchange exchange) {
        LeaseFilter filter = filter(exchange);
        if (exchange.accepts(CSV)) {
            return new Answer(
                    200,
                    Map.of("Content-Disposition", "attachment; filename=\"leases.csv\""),
                    new Answer.Text("text/csv; charset=utf-8", out -> writeCsv(out, filter)));
        }
        int limit = exchange.limit();
        boolean newestFirst = switch (exchange.query("order").orElse("asc")) {
            case "asc" -> false;
            case "desc" -> true;
            default -> throw JsonInput.invalid("order", "\"order\" is asc or desc.");
        };
        LeaseFilter.Cursor after =
                exchange.query("cursor").map(LeaseRoutes::cursor).orElse(null);
        List<Lease> found = leases.list(filter, after, limit + 1, newestFirst);
        List<Lease> page = found.size() > limit ? found.subList(0, limit) : found;
        return Answer.json(out -> writePage(out, page, found.size() > limit));
    }

    private void writePage(JsonGenerator out, List<Lease> page, boolean more) {
        out.writeStartObject();
        out.writeArrayPropertyStart("items");
        page.forEach(lease -> leaseJson.write(out, lease));
        out.writeEndArray();
        out.writeStringProperty("next", more ? cursor(page.getLast()) : null);
        out.writeEndObject();
    }

    private static String cursor(Lease last) {
        String text = last.span().start() + "|" + last.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static LeaseFilter.Cursor cursor(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\|", -1);
            return new LeaseFilter.Cursor(Instant.parse(parts[0]), Long.parseLong(parts[1]));
        } catch (RuntimeException broken) {
            throw JsonInput.invalid("cursor", "The cursor is none that we gave. Leave it out to begin at the start.");
        }
    }

    private LeaseFilter filter(Exchange exchange) {
        Catalogue catalogue = inventory.catalogue();
        Optional<Facility> facility = exchange.query("facility").map(catalogue::getFacility);
        Optional<Integer> resource = exchange.query("resource")
                .map(name -> catalogue
                        .getResource(
                                facility.orElseThrow(() ->
                                        JsonInput.invalid("facility", "\"resource\" needs \"facility\" beside it.")),
                                name)
                        .id());
        Optional<Instant> alive = exchange.query("alive")
                .map(text -> text.equals("now") ? clock.instant() : JsonInput.instant("alive", text));
        return new LeaseFilter(
                facility.map(Facility::id).orElse(null),
                resource.orElse(null),
                sliceIds(exchange),
                states(exchange),
                alive.or(() -> exchange.queryInstant("from")).orElse(null),
                alive.map(instant -> instant.plusNanos(1_000))
                        .or(() -> exchange.queryInstant("until"))
                        .orElse(null));
    }

    private @Nullable Set<Long> sliceIds(Exchange exchange) {
        List<String> names = exchange.queries("slice");
        if (exchange.queryFlag("mine")) {
            Set<Long> mine = new HashSet<>(
                    slices.listOf(exchange.person()).stream().map(Slice::id).toList());
            if (!names.isEmpty()) {
                mine.retainAll(slices.ids(names));
            }
            return mine;
        }
        return names.isEmpty() ? null : slices.ids(names);
    }

    private static List<String> states(Exchange exchange) {
        List<String> states = exchange.queries("state");
        states.forEach(state -> LeaseState.of(state, Optional.empty()));
        return states;
    }

    private void writeCsv(Appendable out, LeaseFilter filter) {
        try {
            out.append("lease_id,slice,start,end\n");
            leases.forEach(filter, lease -> writeLine(out, lease));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void writeLine(Appendable out, Lease lease) {
        try {
            out.append(Long.toString(lease.id()))
                    .append(',')
                    .append(Csv.value(slices.getSlice(lease.sliceId()).name()))
                    .append(',')
                    .append(lease.span().start().toString())
                    .append(',')
                    .append(lease.span().end().toString())
                    .append('\n');
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private Answer importLeases(Exchange exchange) {
        String text = new String(exchange.bytes(LARGEST_IMPORT), StandardCharsets.UTF_8);
        String facility = exchange.getQuery("facility");
        Imports.Mended mended = exchange.queryFlag("mend")
                ? imports.mend(facility, text.lines())
                : new Imports.Mended(text.lines().toList(), List.of());
        Imports.Report report = imports.importLeases(
                exchange.actor(),
                facility,
                exchange.getQuery("resource"),
                mended.lines().stream(),
                exchange.queryFlag("dryRun"));
        return ImportAnswer.of(
                report.read(),
                report.taken(),
                report.dryRun(),
                report.slicesCreated(),
                report.problems(),
                report.problems().stream()
                        .map(problem -> "line " + problem.line() + ": " + problem.message())
                        .toList(),
                mended.mended());
    }
}
