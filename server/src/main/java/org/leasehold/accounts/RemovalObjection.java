package org.leasehold.accounts;

import java.util.Optional;

/** Says why an account cannot be removed yet. Beans that implement this are asked, inside the transaction. */
public interface RemovalObjection {

    /** What has to be done first, for people. */
    Optional<String> objectionTo(Account account);
}
