package org.leasehold.leases;

import java.util.List;
import org.leasehold.accounts.Actor;
import org.leasehold.inventory.Blackout;

/** Declares maintenance, and deals with the leases in its way as the declaration says. */
public interface Maintenance {

    /**
     * What a declaration did.
     *
     * @param changed the leases that were cut or cancelled, as they are now
     * @param kept the leases that stand inside the blackout all the same
     */
    record Declared(Blackout blackout, List<Lease> changed, List<Lease> kept) {}

    Declared declare(Actor actor, Blackout blackout);
}
