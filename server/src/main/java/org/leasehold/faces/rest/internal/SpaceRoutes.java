package org.leasehold.faces.rest.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Limited;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.faces.json.JsonInput;
import org.leasehold.faces.rest.Answer;
import org.leasehold.faces.rest.Exchange;
import org.leasehold.faces.rest.Routes;
import org.leasehold.spaces.Examples;
import org.leasehold.spaces.Quota;
import org.leasehold.spaces.SpaceItem;
import org.leasehold.spaces.Spaces;
import org.springframework.stereotype.Component;

/** {@code /account/spaces}: what is kept for one; {@code /examples}: notebooks to copy. */
@Component
class SpaceRoutes implements Routes {

    private final Spaces spaces;
    private final Examples examples;

    SpaceRoutes(Spaces spaces, Examples examples) {
        this.spaces = spaces;
        this.examples = examples;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route("GET", "/account/spaces", this::list),
                new Route("GET", "/account/spaces/quota", this::quota),
                new Route("PUT", "/account/spaces/{what}/{name}", this::put),
                new Route("GET", "/account/spaces/items/{id}", this::get),
                new Route("GET", "/account/spaces/items/{id}/content", this::content),
                new Route("DELETE", "/account/spaces/items/{id}", this::delete),
                new Route("POST", "/account/spaces/items/{id}/restore", this::restore),
                new Route("POST", "/account/spaces/copies", this::copy),
                new Route("GET", "/examples", this::examples),
                new Route("GET", "/examples/{facility}/{name}", this::example));
    }

    private Answer list(Exchange exchange) {
        return Pages.all(spaces.list(exchange.person(), exchange.queryFlag("purged")).stream()
                .map(SpaceRoutes::form)
                .toList());
    }

    private Answer quota(Exchange exchange) {
        return Pages.all(
                spaces.quotas(exchange.person()).stream().map(SpaceRoutes::form).toList());
    }

    private Answer get(Exchange exchange) {
        return Answer.ok(form(spaces.get(exchange.person(), exchange.id("id"))));
    }

    private Answer put(Exchange exchange) {
        Actor.Person person = exchange.person();
        Limited what = stored(exchange.path("what"));
        try (InputStream content = exchange.content()) {
            return Answer.ok(form(spaces.put(person, what, exchange.path("name"), content)));
        } catch (IOException brokenOff) {
            throw new ProblemException(new Problem.BadRequest("The body broke off: " + brokenOff.getMessage()));
        }
    }

    private static Limited stored(String word) {
        return Limited.find(word)
                .filter(Limited::isStored)
                .orElseThrow(() -> new ProblemException(new Problem.NotFound(
                        "\"" + word + "\" are not kept. There are: notebooks, saved-data, temporary-data.")));
    }

    /** Nothing that somebody has stored is ever shown as a page of ours. */
    private Answer content(Exchange exchange) {
        Actor.Person person = exchange.person();
        SpaceItem item = spaces.get(person, exchange.id("id"));
        InputStream content = spaces.read(person, item.id());
        return download(item.name(), new Answer.Binary(content));
    }

    private static Answer download(String name, Answer.Binary content) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return Answer.ok(content)
                .with("Content-Disposition", "attachment; filename*=UTF-8''" + encoded)
                .with("Content-Security-Policy", "sandbox; default-src 'none'");
    }

    private Answer delete(Exchange exchange) {
        return Answer.ok(form(spaces.delete(exchange.person(), exchange.id("id"))));
    }

    private Answer restore(Exchange exchange) {
        return Answer.ok(form(spaces.restore(exchange.person(), exchange.id("id"))));
    }

    private Answer copy(Exchange exchange) {
        JsonInput body = exchange.body("facility", "example", "name");
        SpaceItem item = spaces.copy(
                exchange.person(),
                body.getText("facility"),
                body.getText("example"),
                body.findText("name").orElse(null));
        return Answer.created(form(item), "/api/v1/account/spaces/items/" + item.id());
    }

    private Answer examples(Exchange exchange) {
        return Pages.all(examples.list().stream().map(SpaceRoutes::form).toList());
    }

    private Answer example(Exchange exchange) {
        Examples.Example example = examples.get(exchange.path("facility"), exchange.path("name"));
        return download(example.name(), new Answer.Binary(new ByteArrayInputStream(examples.read(example))));
    }

    private static Map<String, @Nullable Object> form(SpaceItem item) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("id", item.id());
        form.put("what", item.what().word());
        form.put("name", item.name());
        form.put("folder", item.folder());
        form.put("bytes", item.bytes());
        form.put("problem", item.problem());
        form.put("state", item.state().name().toLowerCase(Locale.ROOT));
        form.put("createdAt", item.createdAt().toString());
        form.put("changedAt", item.changedAt().toString());
        form.put("keepUntil", text(item.keepUntil()));
        form.put("rule", item.ruleId());
        SpaceItem.Allocation allocation = item.allocation();
        form.put("allocatedBytes", allocation == null ? null : allocation.bytes());
        form.put("sponsor", allocation == null ? null : allocation.sponsor());
        form.put("reviewAt", allocation == null ? null : text(allocation.reviewAt()));
        SpaceItem.Deletion deletion = item.deletion();
        form.put("deletedAt", deletion == null ? null : text(deletion.at()));
        form.put("deletedBecause", deletion == null ? null : deletion.because());
        form.put("purgeAt", deletion == null ? null : text(deletion.purgeAt()));
        return form;
    }

    private static Map<String, @Nullable Object> form(Quota quota) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("what", quota.limit().what().word());
        form.put("count", quota.items());
        form.put("bytes", quota.bytes());
        form.put("mostCount", quota.limit().mostCount());
        form.put("mostBytes", quota.limit().mostBytes());
        form.put("state", quota.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        form.put("readOnly", quota.readOnly());
        form.put("problem", quota.problem());
        form.put("whenExceeded", List.of("refuse-new", "read-only"));
        form.put("keepFor", quota.limit().keepFor().word());
        form.put("because", LimitRoutes.because(quota.limit().because()));
        return form;
    }

    private static Map<String, @Nullable Object> form(Examples.Example example) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("facility", example.facility());
        form.put("name", example.name());
        form.put("title", example.title());
        form.put("description", example.description());
        form.put("tool", example.tool());
        form.put("opens", example.opens());
        form.put("needs", example.needs());
        return form;
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return Objects.toString(instant, null);
    }
}
