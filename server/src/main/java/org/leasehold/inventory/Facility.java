package org.leasehold.inventory;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A place whose resources are shared.
 *
 * @param map how its resources lie on a plan; absent: they have no places
 * @param hook what to run when a lease starts and ends; absent: nothing
 * @param revision rises with every change
 */
public record Facility(
        int id,
        String name,
        String title,
        ZoneId timeZone,
        Policy policy,
        @Nullable FacilityMap map,
        @Nullable Hook hook,
        long revision) {

    /** When leases here may begin and end. */
    public Grain grain() {
        return new Grain(policy.granularity(), timeZone);
    }
}
