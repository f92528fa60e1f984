package org.leasehold.accounts;

import java.net.InetAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Showing that an address is one's own: with the secret in the mail's link, or with the code in the mail and what the
 * browser that began it holds. Each is good once (requirements E4 to E6, M1, T1).
 */
public interface Confirmations {

    /**
     * A wish that waits for its mail to be answered.
     *
     * @param secret what only the browser that began it has; it is shown here and never again
     * @param expiresAt when the mail stops being good
     */
    record Begun(String secret, Instant expiresAt) {

        @Override
        public String toString() {
            return "Begun[" + expiresAt + "]";
        }
    }

    /** What shows that somebody has read the mail. Its text shows nothing. */
    sealed interface Proof {

        /** The secret in the mail's link. */
        record Link(String secret) implements Proof {
            @Override
            public String toString() {
                return "Link";
            }
        }

        /**
         * The six digits in the mail, typed.
         *
         * @param begun the secret of {@link Begun}
         */
        record Code(String begun, String code) implements Proof {
            @Override
            public String toString() {
                return "Code";
            }
        }
    }

    /** What a confirmation came to. */
    sealed interface Outcome {

        /** In the browser that began it: the new account is made, and its session has begun. */
        record LoggedIn(Account account, Sessions.Begun session) implements Outcome {}

        /** The account is made, or its address changed; whoever did it may log in. */
        record Confirmed(Account account) implements Outcome {}

        /**
         * Nothing yet: this browser did not begin the sign-up, so whoever has read the mail may not be who chose its
         * password. They choose one of their own, or say that it was not them.
         */
        record NeedsPassword() implements Outcome {}

        /** It was done before. */
        record AlreadyConfirmed() implements Outcome {}
    }

    /**
     * Confirms a sign-up or a new address.
     *
     * @param browser the secret of {@link Begun} if this browser has it
     * @param password the one for the new account; null: the one that the sign-up began with, where that may be
     * @throws org.leasehold.common.ProblemException {@code not-found} for what is no proof of anything;
     *     {@code wrong-state} when the mail is no longer good; {@code invalid} for a wrong code;
     *     {@code too-many-requests}
     */
    Outcome confirm(Proof proof, @Nullable String browser, @Nullable String password, InetAddress from);

    /** "This was not me": what the link was for can be confirmed by nobody any more; nothing happens when it was. */
    void refuse(Proof.Link proof);
}
