package org.leasehold.accounts;

import java.time.Instant;
import java.util.Optional;

/** Tells who presents a credential. Answers from memory for credentials seen lately; the database otherwise. */
public interface Authentication {

    /**
     * Somebody known by a session or token.
     *
     * @param expiresAt when the credential stops being good; open connections are cut then
     */
    record Known(Actor.Person actor, Instant expiresAt) {}

    /** Whose session this cookie value is, if it is a live one. */
    Optional<Known> bySession(String cookie);

    /** What may be kept of a session to ask for it later; nobody can log in with it. */
    String referenceOf(String cookie);

    /** Whose session it is that is kept by this reference, if it is still a live one. Asking is no use of the session. */
    Optional<Known> byReference(String reference);

    /** Whose API token this is, if it is a live one. */
    Optional<Known> byToken(String token);
}
