package org.leasehold.faces.json;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Makes bytes of what is written to a generator. */
public final class Encoded {

    private static final int USUAL_SIZE = 512;

    private Encoded() {}

    public static byte[] by(JsonMapper json, Consumer<JsonGenerator> writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
        try (JsonGenerator out = json.createGenerator(bytes)) {
            writer.accept(out);
        }
        return bytes.toByteArray();
    }
}
