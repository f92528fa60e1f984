package org.leasehold.client;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One bookable thing of a facility.
 *
 * @param parent the name of the resource it is part of; booking that one takes this one too
 */
public record Resource(
        long id,
        String facility,
        String name,
        String type,
        String title,
        @Nullable String parent,
        @Nullable Position position,
        Map<String, @Nullable Object> properties,
        boolean bookable) {}
