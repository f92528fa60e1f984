package org.leasehold.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The words of the live protocol: what a message of the server means, and what the client says. */
final class LiveMessages {

    private static final Set<String> CHANGES = Set.of("put", "patch", "remove", "facility", "resource");

    private LiveMessages() {}

    /** The event that a message is; empty for a mere acknowledgement. */
    static Optional<LiveEvent> read(JsonNode message) {
        if (message.has("hello")) {
            JsonNode hello = message.get("hello");
            return Optional.of(new LiveEvent.Connected(
                    hello.path("version").asString(""), hello.path("account").asString(null)));
        }
        if (message.has("error")) {
            JsonNode error = message.get("error");
            return Optional.of(new LiveEvent.Refused(
                    error.path("code").asString(""), error.path("message").asString("")));
        }
        String channel = message.path("channel").asString("");
        String position = message.path("position").asString("");
        if (message.has("snapshot")) {
            return Optional.of(new LiveEvent.Snapshot(
                    channel, position, List.copyOf(message.get("snapshot").values())));
        }
        if (message.path("recovered").asBoolean(false)) {
            return Optional.of(new LiveEvent.Recovered(channel, position));
        }
        return CHANGES.stream()
                .filter(message::has)
                .findFirst()
                .map(kind -> new LiveEvent.Change(channel, position, kind, message.get(kind)));
    }

    static String subscribe(int id, String channel, @Nullable String position) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", id);
        message.put("subscribe", channel);
        if (position != null) {
            message.put("position", position);
        }
        return Json.MAPPER.writeValueAsString(message);
    }

    static String ping(int id) {
        return Json.MAPPER.writeValueAsString(Map.of("id", id, "ping", true));
    }
}
