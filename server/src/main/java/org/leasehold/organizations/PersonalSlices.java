package org.leasehold.organizations;

import java.util.Optional;
import org.leasehold.accounts.Actor;

/** The slices by which people lease for themselves, each with one member: a person is a holder like any other. */
public interface PersonalSlices {

    /** The slice by which an account leases for itself, if it ever did. */
    Optional<Slice> find(long accountId);

    /** The same, made when there is none: it has the account's name, or one like it, and the account as its member. */
    Slice of(Actor.Person actor);
}
