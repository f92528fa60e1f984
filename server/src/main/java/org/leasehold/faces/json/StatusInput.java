package org.leasehold.faces.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leasehold.inventory.NodeStatusBoard.StatusReport;
import tools.jackson.databind.JsonNode;

/** Reads what monitors push: a list of {@code {resource, attributes}}. */
public final class StatusInput {

    private StatusInput() {}

    /** @throws org.leasehold.common.ProblemException {@code invalid}, naming what is wrong */
    public static List<StatusReport> read(JsonNode list) {
        if (!list.isArray()) {
            throw JsonInput.invalid(
                    "records", "Status is a list of {resource, attributes}; it was " + list.getNodeType() + ".");
        }
        List<StatusReport> reports = new ArrayList<>(list.size());
        for (JsonNode report : list) {
            if (!report.path("resource").isString()
                    || !report.path("attributes").isObject()) {
                throw JsonInput.invalid(
                        "records", "A record is {resource: text, attributes: {...}}; one was " + report + ".");
            }
            reports.add(new StatusReport(report.path("resource").asString(), attributes(report.path("attributes"))));
        }
        return reports;
    }

    private static Map<String, @Nullable Object> attributes(JsonNode node) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        node.properties().forEach(entry -> attributes.put(entry.getKey(), scalar(entry.getKey(), entry.getValue())));
        return attributes;
    }

    private static @Nullable Object scalar(String name, JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL -> null;
            case STRING -> value.asString();
            case BOOLEAN -> value.asBoolean();
            case NUMBER -> value.isIntegralNumber() ? (Object) value.asLong() : (Object) value.asDouble();
            default ->
                throw JsonInput.invalid(
                        name,
                        "A status attribute is a text, a number, true, false or null; \"" + name + "\" was " + value
                                + ".");
        };
    }
}
