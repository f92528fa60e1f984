package org.leasehold.client;

import org.jspecify.annotations.Nullable;

/** A notebook to try things with. */
public record Example(
        String facility,
        String name,
        String title,
        String description,
        @Nullable String tool,
        @Nullable String opens,
        @Nullable String needs) {}
