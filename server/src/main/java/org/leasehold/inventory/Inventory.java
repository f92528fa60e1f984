package org.leasehold.inventory;

import java.util.List;
import org.leasehold.accounts.Actor;
import org.leasehold.common.Span;

/** What there is. Reads come from memory; every change is in the database first. */
public interface Inventory {

    /** Everything there is now. */
    Catalogue catalogue();

    /**
     * Makes the facility be as defined. Resources that the definition no longer names stay, not bookable, because
     * leases refer to them.
     *
     * @throws org.leasehold.common.ProblemException {@code forbidden}, {@code invalid}
     */
    Facility define(Actor actor, FacilityDefinition definition);

    /** Changes the policy; leases made under the old one stay as they are. */
    Facility changePolicy(Actor actor, String facility, Policy policy);

    /** The blackouts of a facility that overlap a span, by start. */
    List<Blackout> blackouts(Facility facility, Span span);

    Blackout getBlackout(long id);

    /** Writes a blackout down; what becomes of leases in its way is the leases module's to do. */
    Blackout addBlackout(Actor actor, Blackout blackout);

    void removeBlackout(Actor actor, long id);

    /** Is told of each change, after it is committed. */
    void addListener(InventoryListener listener);

    /** Hears of changed facilities. */
    interface InventoryListener {

        void changed(Facility facility);
    }
}
