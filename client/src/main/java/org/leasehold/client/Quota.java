package org.leasehold.client;

import org.jspecify.annotations.Nullable;

/**
 * How full a kind is.
 *
 * @param state {@code within}, {@code nearly-full}, {@code full} or {@code over}
 */
public record Quota(
        String what,
        long count,
        long bytes,
        @Nullable Long mostCount,
        @Nullable Long mostBytes,
        String state,
        boolean readOnly,
        @Nullable String problem) {}
