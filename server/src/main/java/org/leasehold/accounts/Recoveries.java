package org.leasehold.accounts;

import java.net.InetAddress;

/** A way back in for those who forgot the password (requirements M2, M3). */
public interface Recoveries {

    /**
     * Mails how to set a new password. Answers alike, after the same work, whether or not the address has an account.
     *
     * @throws org.leasehold.common.ProblemException {@code invalid}, {@code too-many-requests}
     */
    Confirmations.Begun begin(String email, InetAddress from);

    /**
     * Sets a new password, ends all sessions, and mails that it happened. Logs nobody in.
     *
     * @throws org.leasehold.common.ProblemException as {@link Confirmations#confirm}
     */
    void confirm(Confirmations.Proof proof, String password, InetAddress from);
}
