package org.leasehold.faces.json;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leasehold.inventory.FacilityDefinition;
import org.leasehold.inventory.FacilityMap;
import org.leasehold.inventory.Hook;
import org.leasehold.inventory.Policy;
import org.leasehold.inventory.PolicyForm;
import tools.jackson.databind.JsonNode;

/** Reads a facility as its owner writes it down; {@code samples/} has one of each kind. */
public final class FacilityInput {

    private FacilityInput() {}

    /** @throws org.leasehold.common.ProblemException {@code invalid}, naming the field at fault */
    public static FacilityDefinition read(String name, JsonNode form) {
        if (!form.isObject()) {
            throw JsonInput.invalid("facility", "A facility is a JSON object.");
        }
        List<FacilityDefinition.Part> parts = new ArrayList<>();
        for (JsonNode part : form.path("resources")) {
            parts.add(part(part));
        }
        return new FacilityDefinition(
                name,
                text(form, "title", name),
                zone(form),
                form.has("policy") ? PolicyForm.read(form.path("policy")) : Policy.DEFAULT,
                map(form.path("map")),
                hook(form.path("hook")),
                parts);
    }

    private static FacilityDefinition.Part part(JsonNode form) {
        String name = text(form, "name", "");
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,62}")) {
            throw JsonInput.invalid(
                    "resources.name",
                    "\"" + name
                            + "\" cannot be the name of a resource: letters, digits, dots, dashes and underscores, 63 at most.");
        }
        Map<String, String> properties = new LinkedHashMap<>();
        form.path("properties").properties().forEach(entry -> {
            if (!entry.getValue().isNull()) {
                properties.put(entry.getKey(), entry.getValue().asString());
            }
        });
        return new FacilityDefinition.Part(
                name,
                text(form, "type", "node"),
                text(form, "title", name),
                form.hasNonNull("parent") ? form.path("parent").asString() : null,
                form.hasNonNull("position") ? position(form.path("position")) : null,
                properties,
                form.path("bookable").asBoolean(true));
    }

    private static String text(JsonNode form, String field, String otherwise) {
        return form.hasNonNull(field) ? form.path(field).asString() : otherwise;
    }

    private static ZoneId zone(JsonNode form) {
        String text = text(form, "timeZone", "UTC");
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw JsonInput.invalid("timeZone", "There is no time zone \"" + text + "\"; Europe/Paris would be one.");
        }
    }

    private static @Nullable FacilityMap map(JsonNode form) {
        if (form.isMissingNode() || form.isNull()) {
            return null;
        }
        List<FacilityMap.Position> pillars = new ArrayList<>();
        form.path("pillars").forEach(pillar -> pillars.add(position(pillar)));
        return new FacilityMap(form.path("columns").asInt(), form.path("rows").asInt(), pillars);
    }

    private static FacilityMap.Position position(JsonNode form) {
        if (!form.path("x").isIntegralNumber() || !form.path("y").isIntegralNumber()) {
            throw JsonInput.invalid(
                    "position", "A position is {x: column, y: row}, whole numbers; it was " + form + ".");
        }
        return new FacilityMap.Position(form.path("x").asInt(), form.path("y").asInt());
    }

    private static @Nullable Hook hook(JsonNode form) {
        if (form.isMissingNode() || form.isNull()) {
            return null;
        }
        List<String> command = new ArrayList<>();
        form.path("command").forEach(word -> command.add(word.asString()));
        if (command.isEmpty() == !form.hasNonNull("url")) {
            throw JsonInput.invalid("hook", "A hook has either a command, a list of words, or a url.");
        }
        return new Hook(
                command.isEmpty() ? null : command,
                form.hasNonNull("url") ? URI.create(form.path("url").asString()) : null,
                Duration.ofSeconds(form.path("timeLimitSeconds").asLong(10)),
                form.path("retries").asInt(3));
    }
}
