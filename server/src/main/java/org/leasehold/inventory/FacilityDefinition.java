package org.leasehold.inventory;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A facility as its owner writes it down: defining it again changes it to match, and keeps what leases refer to. */
public record FacilityDefinition(
        String name,
        String title,
        ZoneId timeZone,
        Policy policy,
        @Nullable FacilityMap map,
        @Nullable Hook hook,
        List<Part> resources) {

    /**
     * One resource as its owner writes it down.
     *
     * @param parent the name of the resource it is part of
     */
    public record Part(
            String name,
            String type,
            String title,
            @Nullable String parent,
            FacilityMap.@Nullable Position position,
            Map<String, String> properties,
            boolean bookable) {}
}
