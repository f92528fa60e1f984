package org.leasehold.client;

import java.time.Instant;
import java.util.List;

/**
 * The resources that are free throughout {@code [from, until)}.
 *
 * @param total how many match, free or not
 * @param items the names of the free ones
 */
public record FreeResources(Instant from, Instant until, int total, List<String> items) {}
