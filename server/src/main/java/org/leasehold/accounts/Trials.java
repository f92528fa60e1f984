package org.leasehold.accounts;

import java.net.InetAddress;

/**
 * Trying without signing up: an anonymous account (level 0) that lasts a while and of which nothing stays. It ends when
 * its person leaves, when its time is over or when it has not been used for some time, whichever is first (rows W1, W2,
 * L2 and R4).
 */
public interface Trials {

    /**
     * Makes an anonymous account and begins its session.
     *
     * @param from the address of who asks: one network gets only so many
     * @throws org.leasehold.common.ProblemException {@code too-many-requests}, saying when there is room again
     */
    Sessions.Begun begin(InetAddress from);

    /** Ends a trial and removes what it had; nothing happens to an account that is no trial, or no more. */
    void end(long accountId);

    /** Ends the trials whose time has come. */
    void endDue();
}
