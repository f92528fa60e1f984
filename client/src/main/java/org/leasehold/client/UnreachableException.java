package org.leasehold.client;

import java.io.Serial;
import java.net.URI;

/** The server could not be reached, or the connection broke before it answered. */
public final class UnreachableException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public UnreachableException(URI server, Exception cause) {
        super("cannot reach " + server + ": " + reasonOf(cause), cause);
    }

    private static String reasonOf(Throwable cause) {
        Throwable deepest = cause;
        while (deepest.getMessage() == null && deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String message = deepest.getMessage();
        if (message != null) {
            return message;
        }
        return switch (cause) {
            case java.net.ConnectException refused -> "nothing answers there";
            default -> deepest.getClass().getSimpleName();
        };
    }
}
