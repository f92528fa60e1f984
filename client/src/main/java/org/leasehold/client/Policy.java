package org.leasehold.client;

import org.jspecify.annotations.Nullable;

/** The rules of a facility's bookings; a limit that is null is not set. */
public record Policy(
        long granularitySeconds,
        @Nullable Long maximumLengthSeconds,
        @Nullable Long minimumNoticeSeconds,
        @Nullable Long horizonSeconds,
        @Nullable Double futureHoursPerSlice,
        long bufferBeforeSeconds,
        long bufferAfterSeconds,
        boolean pastBookingAllowed) {}
