package org.leasehold.faces.rest.internal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Actor;
import org.leasehold.faces.rest.Answer;
import org.leasehold.faces.rest.Exchange;
import org.leasehold.faces.rest.Routes;
import org.leasehold.handoff.Admission;
import org.leasehold.handoff.Admission.Decision;
import org.leasehold.handoff.Tool;
import org.leasehold.handoff.ToolSettings;
import org.springframework.stereotype.Component;

/** {@code /account/tools}: what one may open now, and of the rest why not. */
@Component
class ToolRoutes implements Routes {

    private final ToolSettings tools;
    private final Admission admission;

    ToolRoutes(ToolSettings tools, Admission admission) {
        this.tools = tools;
        this.admission = admission;
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route("GET", "/account/tools", this::list));
    }

    private Answer list(Exchange exchange) {
        Actor.Person person = exchange.person();
        return Pages.all(tools.tools().stream()
                .map(tool -> form(tool, admission.decide(person, tool)))
                .toList());
    }

    private static Map<String, @Nullable Object> form(Tool tool, Decision decision) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("name", tool.name());
        form.put("title", tool.title());
        form.put("address", "/handoff/" + tool.name());
        form.put("open", decision instanceof Decision.Admitted);
        form.put("until", decision instanceof Decision.Admitted admitted ? end(admitted) : null);
        form.put("reason", decision instanceof Decision.Refused refused ? refused.reason() : null);
        return form;
    }

    private static @Nullable String end(Decision.Admitted admitted) {
        return admitted.until().equals(Instant.MAX) ? null : admitted.until().toString();
    }
}
