package org.leasehold.inventory;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One bookable thing of a facility: a chamber, a node, a phone.
 *
 * @param name unique within its facility
 * @param parentId the resource it is part of; booking the whole takes all its parts
 * @param bookable false: shown, with status, but never leased by itself
 */
public record Resource(
        int id,
        int facilityId,
        String name,
        String type,
        String title,
        @Nullable Integer parentId,
        FacilityMap.@Nullable Position position,
        Map<String, String> properties,
        boolean bookable) {}
