package org.leasehold.faces.live.internal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.leasehold.faces.json.InventoryJson;
import org.leasehold.inventory.Catalogue;
import org.leasehold.inventory.Facility;
import org.leasehold.inventory.Inventory;
import org.leasehold.inventory.Resource;
import org.leasehold.live.Channels;
import org.leasehold.live.JsonArrays;
import org.leasehold.live.Snapshot;
import org.leasehold.live.StateChannel;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Feeds the channels {@code facility:<facility>}: the facility and its resources, whichever of them changed. */
@Component
class FacilityFeed implements Inventory.InventoryListener {

    private static final String PREFIX = "facility:";

    /** What the readers of one facility have been told, in JSON, by what it is about. Guarded by itself. */
    private static final class Told {
        private final Map<String, byte[]> items = new LinkedHashMap<>();
    }

    private final Channels channels;
    private final Inventory inventory;
    private final JsonMapper json;
    private final Map<String, Told> told = new ConcurrentHashMap<>();

    FacilityFeed(Channels channels, Inventory inventory, JsonMapper json) {
        this.channels = channels;
        this.inventory = inventory;
        this.json = json;
        inventory.addListener(this);
    }

    StateChannel open(Facility facility) {
        String name = facility.name();
        return channels.open(PREFIX + name, (_, deliver) -> look(name, deliver));
    }

    private void look(String facility, Consumer<Snapshot> deliver) {
        Told known = told.computeIfAbsent(facility, _ -> new Told());
        synchronized (known) {
            if (known.items.isEmpty()) {
                known.items.putAll(items(facility));
            }
            List<byte[]> items = List.copyOf(known.items.values());
            deliver.accept(() -> JsonArrays.join(items));
        }
    }

    @Override
    public void changed(Facility facility) {
        Told known = told.get(facility.name());
        if (known == null) {
            return;
        }
        synchronized (known) {
            StateChannel channel = open(facility);
            items(facility.name()).forEach((key, item) -> {
                if (!Arrays.equals(item, known.items.put(key, item))) {
                    channel.publish("put", item);
                }
            });
        }
    }

    private Map<String, byte[]> items(String name) {
        Catalogue catalogue = inventory.catalogue();
        Facility facility = catalogue.getFacility(name);
        Map<String, byte[]> items = new LinkedHashMap<>();
        items.put("", json.writeValueAsBytes(Map.of("facility", InventoryJson.facility(facility))));
        for (Resource resource : catalogue.resources(facility)) {
            items.put(
                    resource.name(),
                    json.writeValueAsBytes(Map.of("resource", InventoryJson.resource(catalogue, resource))));
        }
        return items;
    }
}
