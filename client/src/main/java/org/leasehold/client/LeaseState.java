package org.leasehold.client;

/** Where a lease is on its way: {@link #OPEN} is confirmed and to come, {@link #FULFILLED} is running. */
public enum LeaseState {
    REQUESTED,
    OPEN,
    STARTING,
    FULFILLED,
    ENDING,
    EXPIRED,
    CANCELLED,
    ERROR
}
