package org.leasehold.cli;

import java.io.Serial;

/** The caller wrote what cannot be understood; the message says what, and what would do. */
final class TextException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    TextException(String message) {
        super(message);
    }
}
