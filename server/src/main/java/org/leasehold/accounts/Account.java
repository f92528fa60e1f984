package org.leasehold.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person or program that can log in.
 *
 * @param producer may push the status of nodes
 * @param disabled cannot log in, and nothing that it holds is good any more
 */
public record Account(
        long id,
        String name,
        String displayName,
        @Nullable String email,
        boolean administrator,
        boolean producer,
        boolean disabled,
        Instant createdAt) {}
