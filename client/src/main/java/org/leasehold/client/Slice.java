package org.leasehold.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An experiment's container of people, whom leases are held for.
 *
 * @param members the names of its accounts; null for those who may not see them
 * @param mine whether the caller is a member
 */
public record Slice(
        String name,
        @Nullable String title,
        String family,
        String country,
        @Nullable List<String> members,
        @Nullable Instant expiresAt,
        boolean mine) {}
