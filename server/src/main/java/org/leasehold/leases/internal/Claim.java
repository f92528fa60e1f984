package org.leasehold.leases.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.leasehold.inventory.Catalogue;
import org.leasehold.leases.Lease;

/** One row of the table {@code claim}: exclusive for what is leased, shared for the wholes it is part of. */
record Claim(int resourceId, long share) {

    private static final long SHARED = 0;

    static List<Claim> of(Lease lease, Catalogue catalogue) {
        List<Claim> claims = new ArrayList<>();
        Set<Integer> wholes = new TreeSet<>();
        for (int resourceId : lease.resourceIds()) {
            claims.add(new Claim(resourceId, lease.id()));
            wholes.addAll(catalogue.ancestors(catalogue.getResource(resourceId)));
        }
        wholes.forEach(whole -> claims.add(new Claim(whole, SHARED)));
        claims.sort(Comparator.comparingInt(Claim::resourceId));
        return claims;
    }
}
