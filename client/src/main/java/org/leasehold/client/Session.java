package org.leasehold.client;

import java.time.Instant;

/**
 * A browser that somebody is logged in with.
 *
 * @param device such as "Firefox on Linux"; empty when unknown
 * @param network the address that it came from
 */
public record Session(long id, String device, String network, Instant createdAt, Instant usedAt, Instant expiresAt) {}
