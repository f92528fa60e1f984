package org.leasehold.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parameters of a question, in order; a name may come more than once. */
final class Parameters {

    private final List<Map.Entry<String, String>> entries = new ArrayList<>();

    Parameters() {}

    Parameters(Parameters other) {
        entries.addAll(other.entries);
    }

    /** Adds one; a null value adds nothing. */
    Parameters add(String name, @Nullable Object value) {
        if (value != null) {
            entries.add(Map.entry(name, value.toString()));
        }
        return this;
    }

    /** What stands behind the path: empty, or beginning with a question mark. */
    @Override
    public String toString() {
        return entries.isEmpty()
                ? ""
                : entries.stream()
                        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /** For a part of a path, as for a parameter. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
