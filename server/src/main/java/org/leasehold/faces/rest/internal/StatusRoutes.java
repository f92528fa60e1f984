package org.leasehold.faces.rest.internal;

import java.util.List;
import java.util.Map;
import org.leasehold.faces.json.StatusInput;
import org.leasehold.faces.json.StatusJson;
import org.leasehold.faces.rest.Answer;
import org.leasehold.faces.rest.Exchange;
import org.leasehold.faces.rest.Routes;
import org.leasehold.inventory.NodeStatusBoard;
import org.springframework.stereotype.Component;

/** {@code /facilities/{facility}/status}: monitors push it, everybody reads it. */
@Component
class StatusRoutes implements Routes {

    private final NodeStatusBoard board;
    private final StatusJson statusJson;

    StatusRoutes(NodeStatusBoard board, StatusJson statusJson) {
        this.board = board;
        this.statusJson = statusJson;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route("GET", "/facilities/{facility}/status", this::read),
                new Route("POST", "/facilities/{facility}/status", this::publish));
    }

    private Answer read(Exchange exchange) {
        var nodes = board.list(exchange.path("facility"));
        return Answer.json(out -> {
            out.writeStartObject();
            out.writeArrayPropertyStart("items");
            nodes.forEach(node -> statusJson.write(out, node.resource(), node.attributes(), node.seenAt()));
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    private Answer publish(Exchange exchange) {
        NodeStatusBoard.PublishResult result =
                board.publish(exchange.actor(), exchange.path("facility"), StatusInput.read(exchange.bodyNode()));
        return Answer.ok(Map.of("changed", result.changed(), "unknown", result.unknown()));
    }
}
