package org.leasehold.client;

import java.time.Instant;

/**
 * Something that was recorded.
 *
 * @param kind such as {@code account.logged-in}
 * @param actor who did it
 * @param text the same in words
 */
public record HistoryEntry(long id, Instant at, String kind, String actor, String text) {}
