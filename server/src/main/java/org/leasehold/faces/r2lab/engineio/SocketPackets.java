package org.leasehold.faces.r2lab.engineio;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leasehold.live.CloseCode;
import org.leasehold.live.Subscriber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** What socket.io says in the messages of one connection: events of the one namespace that there is, and goodbye. */
final class SocketPackets {

    private static final Logger LOG = LoggerFactory.getLogger(SocketPackets.class);

    private final JsonMapper json;
    private @Nullable Subscriber subscriber;
    private @Nullable SocketEvents events;

    SocketPackets(JsonMapper json) {
        this.json = json;
    }

    synchronized void begin(Subscriber mine, SocketEvents listener) {
        subscriber = mine;
        events = listener;
    }

    /** Ends the connection then, or earlier when it has to. */
    synchronized void aliveUntil(Instant instant) {
        Subscriber mine = subscriber;
        SocketEvents listener = events;
        if (mine != null && listener != null) {
            mine.expireAt(listener.endsAt().isBefore(instant) ? listener.endsAt() : instant);
        }
    }

    /** One message. Packets of one connection are dealt with one after the other. */
    synchronized void take(String message) {
        Subscriber mine = subscriber;
        SocketEvents listener = events;
        if (mine == null || listener == null || message.isEmpty()) {
            return;
        }
        String rest = message.substring(1);
        switch (message.charAt(0)) {
            case '0' -> connect(mine, rest);
            case '1' -> mine.close(CloseCode.NORMAL);
            case '2' -> event(listener, rest);
            default -> LOG.debug("Connection {}: a packet of kind {} is ignored", mine.number(), message.charAt(0));
        }
    }

    private static void connect(Subscriber mine, String rest) {
        if (rest.startsWith("/") && rest.length() > 1) {
            String namespace = rest.split("[?,]", 2)[0];
            mine.send(("44" + namespace.replaceAll("[^A-Za-z0-9/_-]", "") + ",\"Invalid namespace\"")
                    .getBytes(StandardCharsets.UTF_8));
        }
    }

    private void event(SocketEvents listener, String rest) {
        int start = rest.indexOf('[');
        if (start < 0 || !rest.substring(0, start).matches("[0-9]*")) {
            return;
        }
        parsed(rest.substring(start)).ifPresent(event -> {
            ArrayNode arguments = json.createArrayNode();
            for (int i = 1; i < event.size(); i++) {
                arguments.add(event.get(i));
            }
            listener.event(event.path(0).asString(), arguments);
        });
    }

    private Optional<JsonNode> parsed(String text) {
        try {
            JsonNode event = json.readTree(text);
            return event.isArray() && event.path(0).isString() ? Optional.of(event) : Optional.empty();
        } catch (JacksonException broken) {
            return Optional.empty();
        }
    }
}
