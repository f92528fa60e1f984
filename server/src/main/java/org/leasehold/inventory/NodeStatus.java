package org.leasehold.inventory;

import java.time.Instant;
import java.util.Map;

/**
 * What the monitors last said of a resource.
 *
 * @param attributes texts, numbers, truth values, and lists and maps of them, by name; an absent attribute was never
 *     reported
 * @param seenAt when a monitor last spoke of it, whether or not anything changed
 */
public record NodeStatus(String resource, Map<String, Object> attributes, Instant seenAt) {}
