package org.leasehold.leases;

import org.leasehold.accounts.Actor;

/** Leasing for oneself, where facilities allow it (requirement B2). */
public interface PersonalLeases {

    /** Sees that a person who may lease for themselves somewhere has the slice to do it by, so that pages can offer it. */
    void prepare(Actor.Person person);
}
