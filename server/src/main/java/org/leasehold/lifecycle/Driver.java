package org.leasehold.lifecycle;

import org.leasehold.leases.Lease;

/**
 * What really happens to resources when a lease starts or ends. Called again after a crash, so what it does must come
 * to the same when done twice. Implementations live in the drivers module.
 */
public interface Driver {

    /** Whether this driver has something to do for the lease, so that it is waited for. */
    boolean concerns(Lease lease);

    /**
     * Does it, with its own time limit and retries; blocks meanwhile.
     *
     * @throws DriverFailure when it gave up
     */
    void run(Lease lease) throws DriverFailure;
}
