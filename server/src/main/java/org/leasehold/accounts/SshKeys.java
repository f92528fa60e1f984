package org.leasehold.accounts;

import java.util.Collection;
import java.util.List;

/**
 * The public SSH keys of people, with which they get into what they lease. Whoever calls this has asked whether the actor
 * may.
 */
public interface SshKeys {

    /** In the order in which they came. */
    List<SshKey> list(long accountId);

    /** The same of many accounts. */
    List<SshKey> list(Collection<Long> accountIds);

    /**
     * Adds a key. One that is there already stays as it is.
     *
     * @param line as OpenSSH writes it: type, Base64 and perhaps a comment; no options in front
     * @param comment instead of the line's own, unless it is empty
     * @throws org.leasehold.common.ProblemException {@code invalid}; {@code wrong-state} when there are too many
     */
    SshKey add(Actor actor, long accountId, String line, String comment);

    /** @throws org.leasehold.common.ProblemException {@code not-found} */
    void delete(Actor actor, long accountId, long keyId);
}
