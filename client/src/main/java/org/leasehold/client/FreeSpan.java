package org.leasehold.client;

import java.time.Instant;
import java.util.List;

/** A span in which all of the resources are free together. */
public record FreeSpan(Instant start, Instant end, List<String> resources) {}
