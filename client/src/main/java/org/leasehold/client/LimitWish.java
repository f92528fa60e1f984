package org.leasehold.client;

import org.jspecify.annotations.Nullable;

/**
 * A limit as an administrator wants it.
 *
 * @param mostCount how many; null for any number
 * @param mostBytes how large in all; null for any size
 * @param keepFor how long it is kept: an ISO 8601 period, {@code exit}, null for ever
 * @param warnBefore how long before its deletion the owner is told
 */
public record LimitWish(
        @Nullable Long mostCount,
        @Nullable Long mostBytes,
        @Nullable String keepFor,
        @Nullable String warnBefore,
        String reason) {}
