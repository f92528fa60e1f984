package org.leasehold.faces.r2lab.records;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leasehold.faces.r2lab.R2labSettings;
import org.leasehold.inventory.Catalogue;
import org.leasehold.inventory.Inventory;
import org.springframework.stereotype.Component;

/** Which record is of which resource: of nodes and phones by the number that their name ends in, of power units by name. */
@Component
class RecordNames {

    private final R2labSettings settings;
    private final Inventory inventory;
    private volatile Index index = new Index(Map.of(), Map.of(), null);

    RecordNames(R2labSettings settings, Inventory inventory) {
        this.settings = settings;
        this.inventory = inventory;
    }

    /** A record as programs name it. */
    record Known(Category category, RecordId id) {}

    /** The names as one catalogue has them. */
    record Index(
            Map<String, Known> byResource,
            Map<Known, String> resources,
            @Nullable Catalogue of) {

        Optional<Known> find(String resource) {
            return Optional.ofNullable(byResource.get(resource));
        }

        Optional<String> resource(Category category, RecordId id) {
            return Optional.ofNullable(resources.get(new Known(category, id)));
        }
    }

    Index index() {
        Catalogue catalogue = inventory.catalogue();
        Index known = index;
        if (known.of() != catalogue) {
            known = made(catalogue);
            index = known;
        }
        return known;
    }

    private Index made(Catalogue catalogue) {
        Map<String, Known> byResource = new HashMap<>();
        Map<Known, String> resources = new HashMap<>();
        catalogue.findFacility(settings.facility()).stream()
                .flatMap(facility -> catalogue.resources(facility).stream())
                .forEach(resource -> Category.ofType(resource.type())
                        .flatMap(category -> RecordId.of(resource, category).map(id -> new Known(category, id)))
                        .filter(known -> resources.putIfAbsent(known, resource.name()) == null)
                        .ifPresent(known -> byResource.put(resource.name(), known)));
        return new Index(Map.copyOf(byResource), Map.copyOf(resources), catalogue);
    }
}
