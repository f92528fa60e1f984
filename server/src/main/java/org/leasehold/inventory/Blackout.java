package org.leasehold.inventory;

import java.util.Arrays;
import java.util.List;
import org.leasehold.common.Span;

/**
 * A span in which resources cannot be leased: maintenance.
 *
 * @param resourceIds what is out; empty: the whole facility
 * @param leasesInTheWay what becomes of leases that were there before it
 */
public record Blackout(
        long id, int facilityId, List<Integer> resourceIds, Span span, String reason, LeasesInTheWay leasesInTheWay) {

    /** What becomes of leases that stand in the way of a blackout. */
    public enum LeasesInTheWay {
        KEEP,
        /** Cut at the start of the blackout; cancelled when nothing would stay. */
        CUT,
        CANCEL
    }

    public boolean concerns(Catalogue catalogue, List<Integer> wanted) {
        if (resourceIds.isEmpty()) {
            return true;
        }
        return wanted.stream()
                .flatMapToInt(id -> Arrays.stream(catalogue.relatives(id)))
                .anyMatch(resourceIds::contains);
    }
}
