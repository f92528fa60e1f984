package org.leasehold.inventory;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The booking rules of a facility, as data. Each setting has one rule in the leases module that reads it.
 *
 * @param granularity both ends of a lease lie on multiples of this, counted from local midnight
 * @param maximumLength the longest lease; absent: any length
 * @param minimumNotice a lease is booked at least this long before it starts; zero: also at once
 * @param horizon a lease ends at most this far ahead; absent: any time ahead
 * @param futureTimePerSlice all leases of a slice that are still to come add up to at most this; absent: no limit
 * @param bufferBefore set-up time that a lease takes before its start
 * @param bufferAfter clean-up time that a lease takes after its end
 * @param pastBookingAllowed whether a lease may start in the past; off in all samples
 * @param personalLevel the lowest level of an account that may lease for itself rather than for a slice that it was made
 *     a member of; absent: nobody leases for themselves
 */
public record Policy(
        Duration granularity,
        @Nullable Duration maximumLength,
        Duration minimumNotice,
        @Nullable Duration horizon,
        @Nullable Duration futureTimePerSlice,
        Duration bufferBefore,
        Duration bufferAfter,
        boolean pastBookingAllowed,
        @Nullable Integer personalLevel) {

    /** Ten-minute grain and nothing else: what a facility has that says nothing. */
    public static final Policy DEFAULT = new Policy(
            Duration.ofMinutes(10), null, Duration.ZERO, null, null, Duration.ZERO, Duration.ZERO, false, null);
}
