package org.leasehold.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would happen to a wish, nothing written.
 *
 * @param lease as it would be
 * @param refusals why it would be refused; empty if it would not
 */
public record LeasePreview(@Nullable Lease lease, List<Problem> refusals) {}
