package org.leasehold.leases;

/** Hears of every committed change of a lease, whoever made it, in order, while the facility's leases stand still. */
@FunctionalInterface
public interface LeaseListener {

    void changed(Lease lease);
}
