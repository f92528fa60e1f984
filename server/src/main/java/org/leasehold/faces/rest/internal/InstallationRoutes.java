package org.leasehold.faces.rest.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leasehold.faces.rest.Answer;
import org.leasehold.faces.rest.Exchange;
import org.leasehold.faces.rest.Routes;
import org.leasehold.handoff.Tool;
import org.leasehold.handoff.ToolStates;
import org.leasehold.organizations.Action;
import org.leasehold.organizations.Rights;
import org.leasehold.organizations.Subject;
import org.leasehold.providers.Providers;
import org.springframework.stereotype.Component;

/** {@code /tools} and {@code /providers}: what this installation is connected to and how it is, for administrators. */
@Component
class InstallationRoutes implements Routes {

    private final ToolStates tools;
    private final Providers providers;
    private final Rights rights;

    InstallationRoutes(ToolStates tools, Providers providers, Rights rights) {
        this.tools = tools;
        this.providers = providers;
        this.rights = rights;
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route("GET", "/tools", this::tools), new Route("GET", "/providers", this::providers));
    }

    private Answer tools(Exchange exchange) {
        requireAdministrator(exchange);
        return Pages.all(tools.list().stream().map(InstallationRoutes::form).toList());
    }

    private Answer providers(Exchange exchange) {
        requireAdministrator(exchange);
        return Pages.all(
                providers.states().stream().map(InstallationRoutes::form).toList());
    }

    private void requireAdministrator(Exchange exchange) {
        rights.require(exchange.actor(), Action.ADMINISTER, new Subject.Everything());
    }

    private static Map<String, @Nullable Object> form(ToolStates.State state) {
        Tool tool = state.tool();
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("name", tool.name());
        form.put("title", tool.title());
        form.put("kind", tool.kind().name().toLowerCase(Locale.ROOT));
        form.put("url", tool.url().toString());
        form.put("level", tool.level());
        form.put("facility", tool.facility());
        form.put("gateway", tool.upstream() != null);
        form.put("problem", state.problem());
        return form;
    }

    private static Map<String, @Nullable Object> form(Providers.State state) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("name", state.provider().name());
        form.put("title", state.provider().title());
        form.put("kind", state.provider().kind().name().toLowerCase(Locale.ROOT));
        form.put("issuer", state.provider().issuer());
        form.put("problem", state.problem());
        return form;
    }
}
