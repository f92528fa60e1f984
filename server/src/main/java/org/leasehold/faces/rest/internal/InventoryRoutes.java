package org.leasehold.faces.rest.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leasehold.common.Span;
import org.leasehold.faces.json.FacilityInput;
import org.leasehold.faces.json.InventoryJson;
import org.leasehold.faces.json.JsonInput;
import org.leasehold.faces.json.LeaseJson;
import org.leasehold.faces.rest.Answer;
import org.leasehold.faces.rest.Exchange;
import org.leasehold.faces.rest.Routes;
import org.leasehold.inventory.Blackout;
import org.leasehold.inventory.Catalogue;
import org.leasehold.inventory.Facility;
import org.leasehold.inventory.Inventory;
import org.leasehold.inventory.PolicyForm;
import org.leasehold.inventory.Resource;
import org.leasehold.leases.Lease;
import org.leasehold.leases.Maintenance;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;

/** {@code /facilities}, {@code /resources}, {@code /blackouts}: what there is. */
@Component
class InventoryRoutes implements Routes {

    private final Inventory inventory;
    private final Maintenance maintenance;
    private final LeaseJson leaseJson;

    InventoryRoutes(Inventory inventory, Maintenance maintenance, LeaseJson leaseJson) {
        this.inventory = inventory;
        this.maintenance = maintenance;
        this.leaseJson = leaseJson;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route("GET", "/facilities", this::facilities),
                new Route("GET", "/facilities/{facility}", this::facility),
                new Route("PUT", "/facilities/{facility}", this::define),
                new Route("PUT", "/facilities/{facility}/policy", this::changePolicy),
                new Route("GET", "/resources", this::resources),
                new Route("GET", "/resources/{facility}/{name}", this::resource),
                new Route("GET", "/blackouts", this::blackouts),
                new Route("POST", "/blackouts", this::declare),
                new Route("DELETE", "/blackouts/{id}", this::removeBlackout));
    }

    private Answer facilities(Exchange exchange) {
        return Pages.all(inventory.catalogue().facilities().stream()
                .map(InventoryJson::facility)
                .toList());
    }

    private Answer facility(Exchange exchange) {
        return Answer.ok(InventoryJson.facility(inventory.catalogue().getFacility(exchange.path("facility"))));
    }

    private Answer define(Exchange exchange) {
        Facility facility =
                inventory.define(exchange.actor(), FacilityInput.read(exchange.path("facility"), exchange.bodyNode()));
        return Answer.ok(InventoryJson.facility(facility));
    }

    private Answer changePolicy(Exchange exchange) {
        return Answer.ok(InventoryJson.facility(inventory.changePolicy(
                exchange.actor(), exchange.path("facility"), PolicyForm.read(exchange.bodyNode()))));
    }

    private Answer resources(Exchange exchange) {
        Catalogue catalogue = inventory.catalogue();
        String search = exchange.query("q").orElse("").toLowerCase(Locale.ROOT);
        Stream<Facility> facilities = exchange.query("facility")
                .map(name -> Stream.of(catalogue.getFacility(name)))
                .orElseGet(() -> catalogue.facilities().stream());
        List<Resource> found = facilities
                .flatMap(facility -> catalogue.resources(facility).stream())
                .filter(ResourceFilter.of(exchange))
                .filter(resource -> (resource.name() + " " + resource.title())
                        .toLowerCase(Locale.ROOT)
                        .contains(search))
                .toList();
        return Pages.of(exchange, found, resource -> InventoryJson.resource(catalogue, resource));
    }

    private Answer resource(Exchange exchange) {
        Catalogue catalogue = inventory.catalogue();
        return Answer.ok(InventoryJson.resource(
                catalogue,
                catalogue.getResource(catalogue.getFacility(exchange.path("facility")), exchange.path("name"))));
    }

    private Answer blackouts(Exchange exchange) {
        Catalogue catalogue = inventory.catalogue();
        Facility facility = catalogue.getFacility(exchange.getQuery("facility"));
        Span span = new Span(exchange.getQueryInstant("from"), exchange.getQueryInstant("until"));
        return Pages.all(inventory.blackouts(facility, span).stream()
                .map(blackout -> InventoryJson.blackout(catalogue, blackout))
                .toList());
    }

    private Answer declare(Exchange exchange) {
        JsonInput body = exchange.body("facility", "resources", "start", "end", "reason", "leasesInTheWay");
        Catalogue catalogue = inventory.catalogue();
        Facility facility = catalogue.getFacility(body.getText("facility"));
        List<Integer> resourceIds = body.findTexts("resources").orElse(List.of()).stream()
                .map(name -> catalogue.getResource(facility, name).id())
                .toList();
        Maintenance.Declared declared = maintenance.declare(
                exchange.actor(),
                new Blackout(
                        0,
                        facility.id(),
                        resourceIds,
                        new Span(body.getInstant("start"), body.getInstant("end")),
                        body.getText("reason"),
                        leasesInTheWay(body.findText("leasesInTheWay").orElse("keep"))));
        Map<String, @Nullable Object> form = InventoryJson.blackout(inventory.catalogue(), declared.blackout());
        return new Answer(
                201,
                Map.of("Location", "/api/v1/blackouts/" + declared.blackout().id()),
                (Answer.Json) out -> writeDeclared(out, form, declared));
    }

    private void writeDeclared(JsonGenerator out, Map<String, @Nullable Object> form, Maintenance.Declared declared) {
        out.writeStartObject();
        form.forEach(out::writePOJOProperty);
        writeLeases(out, "changedLeases", declared.changed());
        writeLeases(out, "keptLeases", declared.kept());
        out.writeEndObject();
    }

    private void writeLeases(JsonGenerator out, String name, List<Lease> leases) {
        out.writeArrayPropertyStart(name);
        leases.forEach(lease -> leaseJson.write(out, lease));
        out.writeEndArray();
    }

    private static Blackout.LeasesInTheWay leasesInTheWay(String text) {
        return switch (text) {
            case "keep" -> Blackout.LeasesInTheWay.KEEP;
            case "cut" -> Blackout.LeasesInTheWay.CUT;
            case "cancel" -> Blackout.LeasesInTheWay.CANCEL;
            default ->
                throw JsonInput.invalid(
                        "leasesInTheWay", "\"leasesInTheWay\" is keep, cut or cancel; it was \"" + text + "\".");
        };
    }

    private Answer removeBlackout(Exchange exchange) {
        inventory.removeBlackout(exchange.actor(), exchange.id("id"));
        return Answer.nothing();
    }
}
