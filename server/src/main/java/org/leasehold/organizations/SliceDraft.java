package org.leasehold.organizations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A slice as somebody wants it to be; what is null keeps its value, or its default for a new one. */
public record SliceDraft(
        String name,
        @Nullable String title,
        @Nullable String family,
        @Nullable String country,
        @Nullable Instant expiresAt) {}
