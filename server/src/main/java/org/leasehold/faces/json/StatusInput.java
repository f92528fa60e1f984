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

    /** What is said of a resource: what JSON says, as plain values; a null stays one. */
    public static Map<String, @Nullable Object> attributes(JsonNode node) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        node.properties()
                .forEach(entry ->
                        attributes.put(entry.getKey(), entry.getValue().isNull() ? null : value(entry.getValue())));
        return attributes;
    }

    /** Inside of lists and objects there is nothing that is null. */
    private static Object value(JsonNode value) {
        return switch (value.getNodeType()) {
            case BOOLEAN -> value.asBoolean();
            case NUMBER ->
                value.isIntegralNumber() && value.canConvertToLong() ? (Object) value.asLong() : value.asDouble();
            case ARRAY ->
                value.valueStream()
                        .filter(part -> !part.isNull())
                        .map(StatusInput::value)
                        .toList();
            case OBJECT -> {
                Map<String, Object> map = new LinkedHashMap<>();
                attributes(value).forEach((name, part) -> {
                    if (part != null) {
                        map.put(name, part);
                    }
                });
                yield map;
            }
            default -> value.asString();
        };
    }
}
