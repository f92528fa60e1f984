package org.leasehold.accounts;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Making an account for oneself (requirements E2 to E4). It is there once its address is confirmed. */
public interface SignUps {

    /**
     * An account as somebody wants it for themselves. Its text shows nothing.
     *
     * @param displayName null: the name
     * @param name what tools know the account by; null: we choose; a trial has one that stays
     */
    record Wish(
            String email,
            String password,
            @Nullable String displayName,
            @Nullable String name) {

        @Override
        public String toString() {
            return "Wish";
        }
    }

    /**
     * Begins a sign-up and mails how to confirm it. Answers alike, after the same work, whether or not the address
     * has an account; only the mail differs. Whoever only tries keeps all they have: their trial becomes the account
     * when it is confirmed in time (requirement G1).
     *
     * @throws org.leasehold.common.ProblemException {@code invalid}; {@code taken} for the name, never for the
     *     address; {@code too-many-requests}
     */
    Confirmations.Begun begin(Actor actor, Wish wish, InetAddress from);

    /**
     * Mails a new link and code; those before are no longer good.
     *
     * @throws org.leasehold.common.ProblemException {@code wrong-state} when it is over or there were enough mails;
     *     {@code too-many-requests}
     */
    void sendAgain(String begun, InetAddress from);
}
