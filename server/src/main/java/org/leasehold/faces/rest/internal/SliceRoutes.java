package org.leasehold.faces.rest.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.leasehold.faces.json.JsonInput;
import org.leasehold.faces.rest.Answer;
import org.leasehold.faces.rest.Exchange;
import org.leasehold.faces.rest.Routes;
import org.leasehold.organizations.Slice;
import org.leasehold.organizations.SliceDraft;
import org.leasehold.organizations.SliceImports;
import org.leasehold.organizations.Slices;
import org.springframework.stereotype.Component;

/** {@code /slices}: whom leases are held for. */
@Component
class SliceRoutes implements Routes {

    private static final int LARGEST_IMPORT = 8 << 20;

    private final Slices slices;
    private final SliceImports imports;
    private final SliceForms forms;

    SliceRoutes(Slices slices, SliceImports imports, SliceForms forms) {
        this.slices = slices;
        this.imports = imports;
        this.forms = forms;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route("GET", "/slices", this::list),
                new Route("POST", "/slices", this::create),
                new Route("POST", "/slices/import", this::importSlices),
                new Route("PATCH", "/slices/{name}", this::change),
                new Route("PUT", "/slices/{name}/members/{account}", this::addMember),
                new Route("DELETE", "/slices/{name}/members/{account}", this::removeMember));
    }

    private Answer list(Exchange exchange) {
        String search = exchange.query("q").orElse("");
        if (exchange.queryFlag("mine")) {
            return Pages.of(
                    exchange,
                    slices.listOf(exchange.person()).stream()
                            .filter(slice ->
                                    slice.name().toLowerCase(Locale.ROOT).contains(search.toLowerCase(Locale.ROOT)))
                            .toList(),
                    slice -> forms.form(exchange.actor(), slice));
        }
        int limit = exchange.limit();
        List<Slice> found = slices.list(search, exchange.query("cursor").orElse(""), limit + 1);
        List<Slice> page = found.size() > limit ? found.subList(0, limit) : found;
        return Pages.page(
                page.stream().map(slice -> forms.form(exchange.actor(), slice)).toList(),
                found.size() > limit ? page.getLast().name() : null);
    }

    private Answer create(Exchange exchange) {
        JsonInput body = exchange.body("name", "title", "family", "country", "expiresAt", "members");
        Slice slice = slices.create(exchange.actor(), draft(body.getText("name"), body));
        body.findTexts("members")
                .orElse(List.of())
                .forEach(account -> slices.addMember(exchange.actor(), slice.name(), account));
        return Answer.created(forms.form(exchange.actor(), slice), "/api/v1/slices/" + slice.name());
    }

    private Answer change(Exchange exchange) {
        JsonInput body = exchange.body("title", "family", "country", "expiresAt");
        String name = exchange.path("name");
        return Answer.ok(forms.form(exchange.actor(), slices.change(exchange.actor(), name, draft(name, body))));
    }

    private static SliceDraft draft(String name, JsonInput body) {
        return new SliceDraft(
                name,
                body.findText("title").orElse(null),
                body.findText("family").orElse(null),
                body.findText("country").orElse(null),
                body.findInstant("expiresAt").orElse(null));
    }

    private Answer addMember(Exchange exchange) {
        slices.addMember(exchange.actor(), exchange.path("name"), exchange.path("account"));
        return Answer.nothing();
    }

    private Answer removeMember(Exchange exchange) {
        slices.removeMember(exchange.actor(), exchange.path("name"), exchange.path("account"));
        return Answer.nothing();
    }

    private Answer importSlices(Exchange exchange) {
        String text = new String(exchange.bytes(LARGEST_IMPORT), StandardCharsets.UTF_8);
        SliceImports.Report report = imports.importSlices(exchange.actor(), text.lines(), exchange.queryFlag("dryRun"));
        return ImportAnswer.of(
                report.read(),
                report.taken(),
                report.dryRun(),
                report.created(),
                report.problems(),
                report.problems().stream()
                        .map(problem -> "line " + problem.line() + ": " + problem.message())
                        .toList());
    }
}
