package org.leasehold.spaces;

/** What keeps things could not do it. Its message is for administrators. */
public final class SpaceFailure extends Exception {

    public SpaceFailure(String message, Throwable cause) {
        super(message, cause);
    }

    public SpaceFailure(String message) {
        super(message);
    }
}
