package org.leasehold.faces.rest;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * What a route answers.
 *
 * @param body a form to write as JSON, a {@link Json} that writes itself, {@link Text}, {@link Binary}, or null for nothing
 */
public record Answer(
        int status, Map<String, String> headers, @Nullable Object body) {

    /** A body that writes itself, for the hot paths and long lists. */
    @FunctionalInterface
    public interface Json {

        void write(JsonGenerator out);
    }

    /** A body that is no JSON, written piece by piece. */
    public record Text(String mediaType, Consumer<Appendable> writer) {}

    /** What somebody has stored, passed on piece by piece as nothing that a browser would show; closed afterwards. */
    public record Binary(InputStream content) {}

    public static Answer ok(Object body) {
        return new Answer(200, Map.of(), body);
    }

    public static Answer json(Json body) {
        return new Answer(200, Map.of(), body);
    }

    public static Answer created(Object body, String location) {
        return new Answer(201, Map.of("Location", location), body);
    }

    public static Answer nothing() {
        return new Answer(204, Map.of(), null);
    }

    public Answer with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Answer(status, all, body);
    }
}
