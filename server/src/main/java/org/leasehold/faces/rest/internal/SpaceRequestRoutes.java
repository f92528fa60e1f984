package org.leasehold.faces.rest.internal;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leasehold.faces.json.JsonInput;
import org.leasehold.faces.rest.Answer;
import org.leasehold.faces.rest.Exchange;
import org.leasehold.faces.rest.Routes;
import org.leasehold.spaces.SpaceCare;
import org.leasehold.spaces.SpaceRequest;
import org.leasehold.spaces.SpaceRequests;
import org.springframework.stereotype.Component;

/** {@code /space-requests}: wishes to keep something longer, or permanently, and what became of them; {@code /space-deletions}: a look ahead. */
@Component
class SpaceRequestRoutes implements Routes {

    private final SpaceRequests requests;
    private final SpaceCare care;

    SpaceRequestRoutes(SpaceRequests requests, SpaceCare care) {
        this.care = care;
        this.requests = requests;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route("POST", "/account/spaces/items/{id}/requests", this::ask),
                new Route("GET", "/account/spaces/requests", this::mine),
                new Route("GET", "/space-requests", this::list),
                new Route("POST", "/space-requests/{id}/decision", this::decide),
                new Route("GET", "/space-deletions", this::deletions));
    }

    private Answer ask(Exchange exchange) {
        JsonInput body = exchange.body("kind", "bytes", "until", "sponsor", "reason");
        SpaceRequest request = requests.ask(
                exchange.person(),
                exchange.id("id"),
                new SpaceRequests.Wish(
                        one(SpaceRequest.Kind.class, "kind", body.getText("kind")),
                        body.findNumber("bytes").orElse(null),
                        body.findInstant("until").orElse(null),
                        body.getText("sponsor"),
                        body.getText("reason")));
        return Answer.created(form(request), "/api/v1/account/spaces/requests");
    }

    private Answer mine(Exchange exchange) {
        return Pages.all(requests.mine(exchange.person()).stream()
                .map(SpaceRequestRoutes::form)
                .toList());
    }

    private Answer list(Exchange exchange) {
        SpaceRequest.State state =
                one(SpaceRequest.State.class, "state", exchange.query("state").orElse("requested"));
        return Pages.all(requests.list(exchange.actor(), state).stream()
                .map(SpaceRequestRoutes::form)
                .toList());
    }

    private Answer decide(Exchange exchange) {
        JsonInput body = exchange.body("verdict", "reason", "until");
        return Answer.ok(form(requests.decide(
                exchange.actor(),
                exchange.id("id"),
                new SpaceRequests.Decision(
                        one(SpaceRequests.Verdict.class, "verdict", body.getText("verdict")),
                        body.findText("reason").orElse(""),
                        body.findInstant("until").orElse(null)))));
    }

    private Answer deletions(Exchange exchange) {
        Instant until = exchange.getQueryInstant("until");
        Map<String, Object> form = new LinkedHashMap<>();
        form.put(
                "items",
                care.deletions(exchange.actor(), until).stream()
                        .map(SpaceRequestRoutes::form)
                        .toList());
        form.put(
                "leftovers",
                care.leftovers(exchange.actor()).stream()
                        .map(leftover -> Map.of(
                                "subject", leftover.subject().toString(),
                                "since", leftover.since().toString(),
                                "problem", leftover.problem()))
                        .toList());
        return Answer.ok(form);
    }

    private static Map<String, Object> form(SpaceCare.Deletion deletion) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("account", deletion.account());
        form.put("item", deletion.item().id());
        form.put("what", deletion.item().what().word());
        form.put("name", deletion.item().name());
        form.put("bytes", deletion.item().bytes());
        form.put("at", deletion.at().toString());
        form.put("forGood", deletion.forGood());
        form.put("because", deletion.because());
        form.put("told", deletion.told());
        return form;
    }

    private static <E extends Enum<E>> E one(Class<E> of, String field, String word) {
        return Arrays.stream(of.getEnumConstants())
                .filter(value -> word(value).equals(word))
                .findFirst()
                .orElseThrow(() -> JsonInput.invalid(
                        field,
                        "\"" + field + "\" is one of "
                                + Arrays.stream(of.getEnumConstants())
                                        .map(SpaceRequestRoutes::word)
                                        .collect(Collectors.joining(", "))
                                + "; it was \"" + word + "\"."));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, @Nullable Object> form(SpaceRequest request) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("id", request.id());
        form.put("account", request.account());
        form.put("item", request.itemId());
        form.put("name", request.itemName());
        form.put("kind", word(request.kind()));
        form.put("bytes", request.bytes());
        form.put("until", request.until().toString());
        form.put("sponsor", request.sponsor());
        form.put("reason", request.reason());
        form.put("state", word(request.state()));
        form.put("requestedAt", request.requestedAt().toString());
        form.put("decidedAt", Objects.toString(request.decidedAt(), null));
        form.put("decidedBy", request.decidedBy());
        form.put("answer", request.answer());
        return form;
    }
}
