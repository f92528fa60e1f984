package org.leasehold.leases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Starts and ends leases whose time has come. For the lifecycle; any server may call it, each lease is taken once. */
public interface Deadlines {

    /** When the next lease is due, if any is. May be in the past. */
    Optional<Instant> nextDue();

    /**
     * Takes the leases that are due a step further, ends before starts.
     *
     * @param awaitDriver whether a driver is to be waited for: then the lease is STARTING or ENDING until
     *     {@link #driverDone} or {@link #driverFailed}
     * @param advanced is told of each lease as it is now, in order, while the next ones are still being written
     */
    void advance(Predicate<Lease> awaitDriver, Consumer<Lease> advanced);

    /** Leases whose driver was at work when its server stopped; it is asked again. */
    List<Lease> listAwaitingDriver();

    /** The driver has done what it was asked. Counts only while the lease still waits for just that. */
    void driverDone(Lease asked);

    /** The driver gave up. Counts only while the lease still waits for just that. */
    void driverFailed(Lease asked, String problem);
}
