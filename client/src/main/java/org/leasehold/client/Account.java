package org.leasehold.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person or program that can log in.
 *
 * @param producer whether it may report the status of resources
 */
public record Account(
        String name,
        String displayName,
        @Nullable String email,
        boolean administrator,
        boolean producer,
        boolean disabled,
        Instant createdAt) {}
