package org.leasehold.faces.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON object that somebody sent. Every look at it that fails names the field and says what would be right. */
public final class JsonInput {

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");

    private final JsonNode object;

    private JsonInput(JsonNode object) {
        this.object = object;
    }

    /**
     * @param known the fields it may have; another one is refused by name
     * @throws ProblemException {@code bad-request} when it is no JSON object
     */
    public static JsonInput read(JsonMapper json, byte[] body, String... known) {
        JsonNode node = parse(json, body);
        if (!node.isObject()) {
            throw new ProblemException(new Problem.BadRequest("The body must be a JSON object, {...}."));
        }
        List<String> fields = Arrays.asList(known);
        for (String name : node.propertyNames()) {
            if (!fields.contains(name)) {
                throw invalid(
                        name, "There is no field \"" + name + "\" here. There are: " + String.join(", ", fields) + ".");
            }
        }
        return new JsonInput(node);
    }

    /** @throws ProblemException {@code bad-request}, saying where it stops being JSON */
    public static JsonNode parse(JsonMapper json, byte[] body) {
        try {
            JsonNode node = json.readTree(body);
            if (node == null || node.isMissingNode()) {
                throw new ProblemException(new Problem.BadRequest("The body is empty; a JSON object was expected."));
            }
            return node;
        } catch (JacksonException broken) {
            throw new ProblemException(new Problem.BadRequest("The body is not JSON: " + broken.getOriginalMessage()
                    + " at line " + broken.getLocation().getLineNr() + ", column "
                    + broken.getLocation().getColumnNr() + "."));
        }
    }

    public JsonNode node() {
        return object;
    }

    public boolean has(String field) {
        return object.hasNonNull(field);
    }

    public String getText(String field) {
        return findText(field).orElseThrow(() -> invalid(field, "\"" + field + "\" is missing."));
    }

    public Optional<String> findText(String field) {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString()) {
            throw invalid(field, "\"" + field + "\" must be a text; it was " + value + ".");
        }
        return Optional.of(value.asString());
    }

    public boolean flag(String field) {
        JsonNode value = object.path(field);
        if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
            throw invalid(field, "\"" + field + "\" must be true or false; it was " + value + ".");
        }
        return value.asBoolean(false);
    }

    /** A whole number; refused when it is none, or of more digits than anybody means. */
    public long getNumber(String field) {
        return findNumber(field).orElseThrow(() -> invalid(field, "\"" + field + "\" is missing."));
    }

    public Optional<Long> findNumber(String field) {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw invalid(field, "\"" + field + "\" is a whole number; it was " + value + ".");
        }
        return Optional.of(value.asLong());
    }

    public Instant getInstant(String field) {
        return findInstant(field).orElseThrow(() -> invalid(field, "\"" + field + "\" is missing."));
    }

    public Optional<Instant> findInstant(String field) {
        return findText(field).map(text -> instant(field, text));
    }

    public List<String> getTexts(String field) {
        return findTexts(field).orElseThrow(() -> invalid(field, "\"" + field + "\" is missing."));
    }

    public Optional<List<String>> findTexts(String field) {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        if (!value.isArray()) {
            throw invalid(field, "\"" + field + "\" must be a list of texts; it was " + value + ".");
        }
        for (JsonNode element : value) {
            if (!element.isString()) {
                throw invalid(field, "\"" + field + "\" must be a list of texts; it holds " + element + ".");
            }
            texts.add(element.asString());
        }
        return Optional.of(texts);
    }

    /** Reads an instant in ISO 8601 with any offset. */
    public static Instant instant(String field, String text) {
        try {
            Instant instant = Instants.parse(text);
            if (instant.isBefore(EARLIEST) || !instant.isBefore(LATEST)) {
                throw invalid(
                        field,
                        "\"" + field + "\" must lie between " + EARLIEST + " and " + LATEST + "; it was \"" + text
                                + "\".");
            }
            return instant;
        } catch (DateTimeException broken) {
            throw invalid(
                    field,
                    "\"" + field
                            + "\" must be an instant such as 2026-11-22T09:00:00Z or 2026-11-22T10:00+01:00; it was \""
                            + text + "\".");
        }
    }

    public static ProblemException invalid(String field, String detail) {
        return new ProblemException(new Problem.Invalid(field, detail));
    }
}
