package org.leasehold.client;

import org.jspecify.annotations.Nullable;

/** Whether the caller, or a slice of his, holds a resource now, and by which lease. */
public record LeaseCheck(boolean held, @Nullable Lease lease) {}
