package org.leasehold.handoff.oidc;

import java.security.Principal;
import java.util.Optional;
import org.leasehold.handoff.Tool;
import org.leasehold.handoff.ToolSettings;
import org.leasehold.handoff.internal.Arrivals;
import org.leasehold.handoff.internal.Arrivals.Arrival;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;

/** Finds who stands behind an authorization, as long as their session and their right to the tool last. */
final class Holders {

    private final ToolSettings tools;
    private final Arrivals arrivals;

    Holders(ToolSettings tools, Arrivals arrivals) {
        this.tools = tools;
        this.arrivals = arrivals;
    }

    /** Empty from the moment that the session, the account's use, the lease or whatever the tool asks for ends. */
    Optional<Arrival> of(OAuth2Authorization authorization) {
        Authentication person = authorization.getAttribute(Principal.class.getName());
        return person == null ? Optional.empty() : of(authorization.getRegisteredClientId(), person);
    }

    /** The same, of somebody whom {@link People} knows. */
    Optional<Arrival> of(String toolName, Authentication person) {
        return tool(toolName)
                .filter(_ -> person.getDetails() instanceof String)
                .flatMap(tool -> arrivals.of(tool, String.valueOf(person.getDetails())))
                .filter(arrival ->
                        arrival.admitted().account().subject().toString().equals(person.getName()));
    }

    /** Why a tool does not open, in words; empty when it does, or when nobody is logged in. */
    Optional<String> refusal(String toolName, Authentication person) {
        return tool(toolName)
                .filter(_ -> person.getDetails() instanceof String)
                .flatMap(tool -> arrivals.refusal(tool, String.valueOf(person.getDetails())));
    }

    private Optional<Tool> tool(String name) {
        return tools.find(name, Tool.Kind.OIDC);
    }
}
