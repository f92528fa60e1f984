package org.leasehold.faces.live.internal;

import java.util.List;
import org.leasehold.accounts.Actor;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.inventory.Facility;
import org.leasehold.inventory.Inventory;
import org.leasehold.live.StateChannel;
import org.leasehold.organizations.Action;
import org.leasehold.organizations.Rights;
import org.leasehold.organizations.Subject;
import org.springframework.stereotype.Component;

/** Finds channels by the names clients use, {@code <kind>:<facility>}, for those who may follow them. */
@Component
class FacilityChannels {

    private static final List<String> KINDS = List.of("leases", "status", "facility", "intentions");

    private final Inventory inventory;
    private final Rights rights;
    private final LeaseFeed leaseFeed;
    private final StatusFeed statusFeed;
    private final FacilityFeed facilityFeed;
    private final Intentions intentions;

    FacilityChannels(
            Inventory inventory,
            Rights rights,
            LeaseFeed leaseFeed,
            StatusFeed statusFeed,
            FacilityFeed facilityFeed,
            Intentions intentions) {
        this.inventory = inventory;
        this.rights = rights;
        this.leaseFeed = leaseFeed;
        this.statusFeed = statusFeed;
        this.facilityFeed = facilityFeed;
        this.intentions = intentions;
    }

    /** @throws ProblemException {@code not-found}, {@code not-logged-in}, {@code forbidden} */
    StateChannel open(Actor actor, String name) {
        int colon = name.indexOf(':');
        String kind = name.substring(0, Math.max(colon, 0));
        if (!KINDS.contains(kind)) {
            throw new ProblemException(new Problem.NotFound("There is no channel \"" + name + "\". Channels are named "
                    + String.join(", ", KINDS) + ", a colon, and a facility."));
        }
        Facility facility = inventory.catalogue().getFacility(name.substring(colon + 1));
        rights.require(actor, actionOf(kind), new Subject.OfFacility(facility.name()));
        return switch (kind) {
            case "leases" -> leaseFeed.open(facility);
            case "status" -> statusFeed.open(facility);
            case "facility" -> facilityFeed.open(facility);
            default -> intentions.open(facility);
        };
    }

    /** Whether the actor may follow the channel, which exists. */
    boolean mayFollow(Actor actor, String name) {
        int colon = name.indexOf(':');
        return rights.may(actor, actionOf(name.substring(0, colon)), new Subject.OfFacility(name.substring(colon + 1)));
    }

    /** The facility that status is published for on the channel. */
    static String facilityOfStatus(String channel) {
        String prefix = "status:";
        if (!channel.startsWith(prefix)) {
            throw new ProblemException(
                    new Problem.NotFound("Clients publish on status channels only, not on \"" + channel + "\"."));
        }
        return channel.substring(prefix.length());
    }

    private static Action actionOf(String kind) {
        return kind.equals("intentions") ? Action.LOOK_AT_INTENTIONS : Action.LOOK;
    }
}
