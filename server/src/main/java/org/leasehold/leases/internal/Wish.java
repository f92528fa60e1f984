package org.leasehold.leases.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
 */
record Wish(
        Facility facility,
        Span span,
        Optional<Lease> before,
        Instant now,
        List<Blackout> blackouts,
        Duration otherTimeToCome) {

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
