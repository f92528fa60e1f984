package org.leasehold.faces.r2lab.engineio;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** What a face does with the events of one socket.io connection. Called by one thread at a time; may block. */
public interface SocketEvents {

    /** When the connection ends whatever happens, such as with the token that it was opened by. */
    Instant endsAt();

    /** @param arguments a list, perhaps empty */
    void event(String name, JsonNode arguments);
}
