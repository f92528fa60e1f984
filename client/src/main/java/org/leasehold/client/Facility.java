package org.leasehold.client;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A place whose resources are shared. */
public record Facility(
        String name,
        String title,
        ZoneId timeZone,
        long granularitySeconds,
        Policy policy,
        @Nullable FacilityMap map,
        long revision) {}
