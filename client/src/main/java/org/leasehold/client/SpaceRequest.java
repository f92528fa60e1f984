package org.leasehold.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A wish for storage.
 *
 * @param kind {@code extend} or {@code keep}
 * @param state {@code requested}, {@code approved}, {@code refused} or {@code ended}
 */
public record SpaceRequest(
        long id,
        String account,
        long item,
        String name,
        String kind,
        long bytes,
        Instant until,
        String sponsor,
        String reason,
        String state,
        @Nullable String answer) {}
