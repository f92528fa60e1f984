package org.leasehold.faces.r2lab.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leasehold.faces.r2lab.wire.Whole;
import org.leasehold.faces.rest.Answer;
import org.springframework.stereotype.Component;

/** {@code /resources}: the one thing that there is. */
@Component
class ResourceOperations implements ApiRoutes {

    private final Whole whole;

    ResourceOperations(Whole whole) {
        this.whole = whole;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                new Operation("GET", "/resources", _ -> Answer.ok(List.of(form()))),
                new Operation("GET", "/resources/{resource_id}", this::byId),
                new Operation("GET", "/resources/by-name/{name}", this::byName),
                new Operation("GET", "/resources/{resource_id}/granularity", this::granularity));
    }

    private Answer byId(Call call) {
        requireWhole(call);
        return Answer.ok(form());
    }

    private Answer byName(Call call) {
        if (!whole.isCalled(call.exchange().path("name"))) {
            throw missing();
        }
        return Answer.ok(form());
    }

    private Answer granularity(Call call) {
        requireWhole(call);
        return Answer.ok(Map.of("granularity", seconds()));
    }

    private void requireWhole(Call call) {
        if (call.id("resource_id") != whole.resource().id()) {
            throw missing();
        }
    }

    static Refusal missing() {
        return Refusal.of(404, "Resource not found");
    }

    private Map<String, Object> form() {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("id", whole.resource().id());
        form.put("name", whole.resource().name());
        form.put("granularity", seconds());
        return form;
    }

    private long seconds() {
        return whole.facility().policy().granularity().toSeconds();
    }
}
