package org.leasehold.faces.json;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leasehold.inventory.Blackout;
import org.leasehold.inventory.Catalogue;
import org.leasehold.inventory.Facility;
import org.leasehold.inventory.PolicyForm;
import org.leasehold.inventory.Resource;

/** The forms of facilities, resources and blackouts. */
public final class InventoryJson {

    private InventoryJson() {}

    public static Map<String, @Nullable Object> facility(Facility facility) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("name", facility.name());
        form.put("title", facility.title());
        form.put("timeZone", facility.timeZone().getId());
        form.put("granularitySeconds", facility.policy().granularity().toSeconds());
        form.put("policy", PolicyForm.write(facility.policy()));
        form.put("map", facility.map());
        form.put("revision", facility.revision());
        return form;
    }

    public static Map<String, @Nullable Object> resource(Catalogue catalogue, Resource resource) {
        Integer parent = resource.parentId();
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("id", resource.id());
        form.put("facility", catalogue.getFacility(resource.facilityId()).name());
        form.put("name", resource.name());
        form.put("type", resource.type());
        form.put("title", resource.title());
        form.put("parent", parent == null ? null : catalogue.getResource(parent).name());
        form.put("position", resource.position());
        form.put("properties", resource.properties());
        form.put("bookable", resource.bookable());
        return form;
    }

    public static Map<String, @Nullable Object> blackout(Catalogue catalogue, Blackout blackout) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("id", blackout.id());
        form.put("facility", catalogue.getFacility(blackout.facilityId()).name());
        form.put(
                "resources",
                blackout.resourceIds().stream()
                        .map(id -> catalogue.getResource(id).name())
                        .toList());
        form.put("start", blackout.span().start().toString());
        form.put("end", blackout.span().end().toString());
        form.put("reason", blackout.reason());
        form.put("leasesInTheWay", blackout.leasesInTheWay().name().toLowerCase(Locale.ROOT));
        return form;
    }
}
