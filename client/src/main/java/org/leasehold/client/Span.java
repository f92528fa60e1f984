package org.leasehold.client;

import java.time.Instant;

/** From {@code start} until just before {@code end}. */
public record Span(Instant start, Instant end) {}
