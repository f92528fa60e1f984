package org.leasehold.faces.r2lab.engineio;

import tools.jackson.databind.JsonNode;

/** What a face does with the events of one socket.io connection. Called by one thread at a time; may block. */
@FunctionalInterface
public interface SocketEvents {

    /** @param arguments a list, perhaps empty */
    void event(String name, JsonNode arguments);
}
