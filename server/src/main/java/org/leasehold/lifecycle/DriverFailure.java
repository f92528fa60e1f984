package org.leasehold.lifecycle;

/** A driver gave up. The message is shown to the holder and the administrator. */
public final class DriverFailure extends Exception {

    public DriverFailure(String message) {
        super(message);
    }
}
