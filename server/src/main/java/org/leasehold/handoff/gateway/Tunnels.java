package org.leasehold.handoff.gateway;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The open WebSockets of all guests, and the end of those whose right has ended: an open socket asks nobody again by
 * itself.
 */
@Component
class Tunnels {

    private final Set<Tunnel> open = ConcurrentHashMap.newKeySet();
    private final Guests guests;

    Tunnels(Guests guests) {
        this.guests = guests;
    }

    void add(Tunnel tunnel) {
        open.add(tunnel);
    }

    void remove(Tunnel tunnel) {
        open.remove(tunnel);
    }

    /** Ends those that nobody may have open any more. */
    void shutWhatHasEnded() {
        for (Tunnel tunnel : open) {
            if (guests.find(tunnel.tool(), tunnel.secret()).isEmpty()) {
                tunnel.close();
            }
        }
    }
}
