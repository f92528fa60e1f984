package org.leasehold.accounts;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys of a device or password manager with which somebody logs in without a password (WebAuthn). The device asks its
 * person for a finger, face or PIN, so that a passkey is two factors in one. JSON goes to and comes from browsers as they
 * make and take it.
 */
public interface Passkeys {

    /** @param usedAt absent: never yet */
    record Passkey(
            long id,
            String label,
            Instant createdAt,
            @Nullable Instant usedAt) {}

    List<Passkey> list(Actor.Person person);

    /**
     * What a browser needs to make a new passkey of this account; good for five minutes and once.
     *
     * @throws org.leasehold.common.ProblemException {@code not-logged-in} for another password
     */
    String creationOptions(Actor.Person person, String password);

    /**
     * Keeps a passkey that a browser made. The session of this cookie counts as begun with a second factor.
     *
     * @param label for its owner
     * @param credential what the browser answers, as JSON
     * @throws org.leasehold.common.ProblemException {@code invalid}
     */
    Passkey add(Actor.Person person, String label, String credential, @Nullable String cookie);

    /**
     * Removes one.
     *
     * @throws org.leasehold.common.ProblemException {@code not-found}, {@code not-logged-in} for another password
     */
    void remove(Actor.Person person, long id, String password);

    /** What a browser needs to let somebody log in with any passkey they have here; good for five minutes and once. */
    String requestOptions(InetAddress from);

    /**
     * Begins a session for whoever signed.
     *
     * @throws org.leasehold.common.ProblemException {@code not-logged-in}, alike whatever is wrong
     */
    Sessions.Begun logIn(String credential, InetAddress from);
}
