package org.leasehold.organizations;

import org.jspecify.annotations.Nullable;

/**
 * A group as somebody wants it to be; what is null keeps its value, or its default for a new one.
 *
 * @param membershipDays 0: until somebody ends it
 */
public record GroupDraft(
        String name,
        @Nullable String title,
        @Nullable String terms,
        @Nullable Integer membershipDays) {}
