package org.leasehold.client;

import java.time.Instant;

/** The server's version and health; {@code database} is {@code up} or {@code down}. */
public record ServerInfo(String version, Instant time, Instant startedAt, String database) {}
