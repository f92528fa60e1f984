package org.leasehold.common.database;

/** Why the server cannot start, in one message for the person who started it. Has no stack trace: it is no bug. */
public final class StartFailure extends RuntimeException {

    public StartFailure(String message) {
        super(message, null, false, false);
    }

    public StartFailure(String message, Throwable cause) {
        super(message, cause, false, false);
    }
}
