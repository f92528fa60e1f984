package org.leasehold.leases;

/**
 * A change that is in the database.
 *
 * @param lease the lease as it is now
 * @param eventId the event that recorded the change
 */
public record Committed(Lease lease, long eventId) {}
