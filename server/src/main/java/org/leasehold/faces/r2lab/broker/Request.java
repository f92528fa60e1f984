package org.leasehold.faces.r2lab.broker;

import java.time.Instant;
import java.util.Optional;
import org.leasehold.accounts.Actor;
import org.leasehold.common.ProblemException;
import org.leasehold.faces.r2lab.wire.Times;
import org.leasehold.faces.rest.Exchange;
import tools.jackson.databind.JsonNode;

/** What a program asks the old broker for: the subject is in the query of a GET and in the JSON body of all others. */
final class Request {

    private static final int LARGEST = 1 << 16;

    private final Exchange exchange;
    private final Optional<Actor.Delegate> delegate;

    Request(Exchange exchange, Optional<Actor.Delegate> delegate) {
        this.exchange = exchange;
        this.delegate = delegate;
    }

    /** Whoever all rights are delegated to. */
    Actor.Delegate delegate() {
        return delegate.orElseThrow(Refusal::unknown);
    }

    boolean isDelegated() {
        return delegate.isPresent();
    }

    Optional<String> query(String name) {
        return exchange.query(name);
    }

    JsonNode body() {
        try {
            JsonNode body = exchange.bodyNode(LARGEST);
            if (body.isObject()) {
                return body;
            }
        } catch (ProblemException broken) {
            throw Refusal.of(400, broken.problem().detail());
        }
        throw Refusal.of(400, "The body must be a JSON object.");
    }

    static String text(JsonNode object, String field) {
        return findText(object, field).orElseThrow(() -> Refusal.of(400, "Attribute '" + field + "' is mandatory."));
    }

    static Optional<String> findText(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isString() && !value.asString().isEmpty() ? Optional.of(value.asString()) : Optional.empty();
    }

    static Optional<Instant> findInstant(JsonNode object, String field) {
        return findText(object, field)
                .map(text -> Times.read(text)
                        .orElseThrow(() -> Refusal.of(400, "Attribute '" + field + "' is no date: " + text)));
    }

    static Instant instant(JsonNode object, String field) {
        return findInstant(object, field).orElseThrow(() -> Refusal.of(400, "Attribute '" + field + "' is mandatory."));
    }
}
