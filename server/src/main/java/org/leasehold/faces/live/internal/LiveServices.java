package org.leasehold.faces.live.internal;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.faces.json.JsonInput;
import org.leasehold.faces.live.LiveConnections;
import org.leasehold.faces.live.Visitors;
import org.leasehold.inventory.NodeStatusBoard;
import org.leasehold.live.Channels;
import org.leasehold.live.Subscriber;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every conversation needs to understand and answer its client. */
@Component
record LiveServices(
        Channels allChannels,
        FacilityChannels channels,
        Snapshots snapshots,
        Intentions intentions,
        NodeStatusBoard board,
        Visitors visitors,
        LiveConnections connections,
        JsonMapper json,
        InstantSource clock) {

    String version() {
        return Optional.ofNullable(LiveServices.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /** @throws ProblemException {@code bad-request} when it is no JSON object */
    JsonNode parse(String line) {
        JsonNode node = JsonInput.parse(json, line.getBytes(StandardCharsets.UTF_8));
        if (!node.isObject()) {
            throw new ProblemException(new Problem.BadRequest("A message is a JSON object, {...}."));
        }
        return node;
    }

    /** A JSON object of these fields and no others. */
    JsonInput input(JsonNode node, String... known) {
        return JsonInput.read(json, json.writeValueAsBytes(node), known);
    }

    void leave(Subscriber subscriber, String channel, byte[] answer) {
        allChannels.find(channel).ifPresent(found -> found.unsubscribe(subscriber, answer));
    }

    /** One message to a client, with the reference of what it answers, if it answers something. */
    byte[] line(String reference, Map<String, Object> members) {
        byte[] object = json.writeValueAsBytes(members);
        if (reference.isEmpty()) {
            return object;
        }
        byte[] head = ("{\"id\":" + reference + ",").getBytes(StandardCharsets.UTF_8);
        byte[] line = new byte[head.length + object.length - 1];
        System.arraycopy(head, 0, line, 0, head.length);
        System.arraycopy(object, 1, line, head.length, object.length - 1);
        return line;
    }

    Map<String, Object> errorForm(Problem problem) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", problem.code());
        error.put("message", problem.detail());
        problem.fieldAtFault().ifPresent(field -> error.put("field", field));
        return Map.of("error", error);
    }
}
