package org.leasehold.handoff.gateway;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.leasehold.handoff.Tool;
import org.springframework.stereotype.Component;

/**
 * What runs through the gateway at this moment, and the end of what belongs to guests whose right has ended: an open
 * socket or an answer without end asks nobody again by itself.
 */
@Component
class Passages {

    private final Set<Passage> open = ConcurrentHashMap.newKeySet();
    private final Guests guests;

    Passages(Guests guests) {
        this.guests = guests;
    }

    /** One WebSocket, or one request and its answer. */
    interface Passage {

        Tool tool();

        /** Of the guest whose it is. */
        String secret();

        /** Ends it at once, however far it has come. */
        void close();
    }

    void add(Passage passage) {
        open.add(passage);
    }

    void remove(Passage passage) {
        open.remove(passage);
    }

    /** Ends those that nobody may have open any more. */
    void shutWhatHasEnded() {
        for (Passage passage : open) {
            if (guests.find(passage.tool(), passage.secret()).isEmpty()) {
                passage.close();
            }
        }
    }
}
