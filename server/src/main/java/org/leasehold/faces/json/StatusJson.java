package org.leasehold.faces.json;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leasehold.inventory.NodeStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes the status of nodes: whole, or only what changed. */
@Component
public class StatusJson {

    private final JsonMapper json;

    public StatusJson(JsonMapper json) {
        this.json = json;
    }

    public byte[] encode(NodeStatus status) {
        return encode(status.resource(), status.attributes(), status.seenAt());
    }

    public byte[] encode(String resource, Map<String, ? extends @Nullable Object> attributes, Instant seenAt) {
        return Encoded.by(json, out -> write(out, resource, attributes, seenAt));
    }

    public void write(
            JsonGenerator out, String resource, Map<String, ? extends @Nullable Object> attributes, Instant seenAt) {
        out.writeStartObject();
        out.writeStringProperty("resource", resource);
        out.writePOJOProperty("attributes", attributes);
        out.writeStringProperty("seenAt", seenAt.toString());
        out.writeEndObject();
    }
}
