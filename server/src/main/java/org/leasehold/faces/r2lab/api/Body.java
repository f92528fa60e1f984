package org.leasehold.faces.r2lab.api;

import java.time.Instant;
import java.util.Optional;
import org.leasehold.common.ProblemException;
import org.leasehold.faces.r2lab.wire.Times;
import org.leasehold.faces.rest.Exchange;
import tools.jackson.databind.JsonNode;

/** The JSON object that a program sent. What it does not know of, it passes over, as the original does. */
final class Body {

    private static final int LARGEST = 1 << 16;

    private final JsonNode object;

    private Body(JsonNode object) {
        this.object = object;
    }

    static Body of(Exchange exchange) {
        JsonNode node;
        try {
            node = exchange.bodyNode(LARGEST);
        } catch (ProblemException broken) {
            throw Refusal.of(broken.problem());
        }
        if (!node.isObject()) {
            throw Refusal.unreadable("model_attributes_type", "Input should be a valid dictionary", "body");
        }
        return new Body(node);
    }

    boolean says(String field) {
        return object.hasNonNull(field);
    }

    String getText(String field) {
        return findText(field).orElseThrow(() -> Refusal.missing("body", field));
    }

    Optional<String> findText(String field) {
        if (!says(field)) {
            return Optional.empty();
        }
        if (!object.path(field).isString()) {
            throw Refusal.unreadable("string_type", "Input should be a valid string", "body", field);
        }
        return Optional.of(object.path(field).asString());
    }

    Optional<Long> findNumber(String field) {
        if (!says(field)) {
            return Optional.empty();
        }
        JsonNode value = object.path(field);
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return Optional.of(value.asLong());
        }
        return Optional.of(Call.number(value.isString() ? value.asString() : "", "body", field));
    }

    Optional<Boolean> findFlag(String field) {
        if (!says(field)) {
            return Optional.empty();
        }
        if (!object.path(field).isBoolean()) {
            throw Refusal.unreadable("bool_type", "Input should be a valid boolean", "body", field);
        }
        return Optional.of(object.path(field).asBoolean());
    }

    Instant getInstant(String field) {
        return findInstant(field).orElseThrow(() -> Refusal.missing("body", field));
    }

    Optional<Instant> findInstant(String field) {
        return findText(field)
                .map(text -> Times.read(text)
                        .orElseThrow(() -> Refusal.unreadable(
                                "datetime_from_date_parsing", "Input should be a valid datetime", "body", field)));
    }
}
