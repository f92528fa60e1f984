package org.leasehold.leases.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.leasehold.accounts.Limit;
import org.leasehold.common.Span;
import org.leasehold.inventory.Blackout;
import org.leasehold.inventory.Facility;
import org.leasehold.leases.Lease;

/**
 * What somebody wants, with all that the rules look at, so that they are pure functions of it.
 *
 * @param before the lease as it stands, when it is to be changed
 * @param blackouts the blackouts that overlap the span and concern the resources
 * @param otherTimeToCome what the slice has still to come here besides this lease
 * @param personal what concerns whoever leases for themselves; empty: it is for a slice that people share
 */
record Wish(
        Facility facility,
        Span span,
        Optional<Lease> before,
        Instant now,
        List<Blackout> blackouts,
        Duration otherTimeToCome,
        Optional<Personal> personal) {

    /**
     * Somebody who leases for themselves.
     *
     * @param level of their account
     * @param otherLeases how many leases they have to come besides this one
     */
    record Personal(int level, long otherLeases, Limit leases, Limit minutes, Limit daysAhead) {}

    boolean startIsNew() {
        return before.map(lease -> !lease.span().start().equals(span.start())).orElse(true);
    }

    boolean endIsNew() {
        return before.map(lease -> !lease.span().end().equals(span.end())).orElse(true);
    }

    boolean isLonger() {
        return before.map(lease -> span.length().compareTo(lease.span().length()) > 0)
                .orElse(true);
    }
}
