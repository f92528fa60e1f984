package org.leasehold.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is kept for an account.
 *
 * @param what {@code notebooks}, {@code saved-data} or {@code temporary-data}
 * @param state {@code kept}, {@code deleted} or {@code purged}
 * @param keepUntil null without an end
 * @param allocatedBytes kept permanently; null when it is not
 * @param purgeAt until then it can be brought back
 */
public record SpaceItem(
        long id,
        String what,
        String name,
        boolean folder,
        long bytes,
        String state,
        @Nullable Instant keepUntil,
        @Nullable Long allocatedBytes,
        @Nullable String sponsor,
        @Nullable Instant purgeAt) {}
