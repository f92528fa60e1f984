package org.leasehold.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person or program that can log in. */
public record Account(
        String name,
        String displayName,
        @Nullable String email,
        boolean administrator,
        boolean disabled,
        Instant createdAt) {}
