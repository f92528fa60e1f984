package org.leasehold.leases.internal;

import java.time.Instant;
import java.util.Optional;
import org.leasehold.leases.Lease;
import org.leasehold.leases.LeaseState;

/** When the lifecycle must look at a lease next. */
final class Deadline {

    private Deadline() {}

    /** Empty when nothing will ever happen to it by itself. A driver at work is looked after by who started it. */
    static Optional<Instant> of(Lease lease) {
        return switch (lease.state()) {
            case LeaseState.Requested _, LeaseState.Open _ ->
                Optional.of(lease.span().start());
            case LeaseState.Starting _, LeaseState.Fulfilled _, LeaseState.Error _ ->
                Optional.of(lease.span().end());
            case LeaseState.Ending _, LeaseState.Expired _, LeaseState.Cancelled _ -> Optional.empty();
        };
    }
}
