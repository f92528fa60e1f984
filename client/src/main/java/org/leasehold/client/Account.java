package org.leasehold.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person or program that can log in.
 *
 * @param level how much it may do: 0 only tries, 1 has signed up, 2 and more are given by an administrator
 * @param producer whether it may report the status of resources
 */
public record Account(
        String name,
        String displayName,
        @Nullable String email,
        int level,
        boolean administrator,
        boolean producer,
        boolean disabled,
        Instant createdAt) {}
