package org.leasehold.providers.internal;

import org.leasehold.providers.Providers.Failure;

/** Somebody cannot be logged in by a provider. The message is for operators and holds no secret. */
final class ProviderException extends Exception {

    private static final long serialVersionUID = 1;

    private final Failure failure;

    ProviderException(Failure failure, String message) {
        super(message);
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }

    static ProviderException distrusted(String message) {
        return new ProviderException(Failure.DISTRUSTED, message);
    }
}
