package org.leasehold.client;

import java.util.List;

/** Who the caller is, and the slices he may book for. */
public record Me(Account account, List<Slice> slices) {}
