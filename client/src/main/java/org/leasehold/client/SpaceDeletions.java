package org.leasehold.client;

import java.time.Instant;
import java.util.List;

/** What will be deleted, and what of accounts that are gone could not be removed yet. */
public record SpaceDeletions(List<Deletion> items, List<Leftover> leftovers) {

    /** @param forGood it cannot be brought back afterwards */
    public record Deletion(
            String account,
            long item,
            String what,
            String name,
            long bytes,
            Instant at,
            boolean forGood,
            String because,
            boolean told) {}

    /** The space of an account that is gone. */
    public record Leftover(String subject, Instant since, String problem) {}
}
