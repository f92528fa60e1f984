package org.leasehold.handoff.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Accounts;
import org.leasehold.handoff.Admission.Decision.Admitted;
import org.leasehold.handoff.Tool;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells a JupyterHub, server to server, who came with a code, and later whether they may still be there. One answer
 * for codes unknown, used and expired: any other but 404 is an error of the server to the Hub.
 */
@Component
class HubRedemption {

    private static final int LARGEST_BODY = 4_096;
    private static final String BEARER = "Bearer ";
    private static final Reply INVALID = Reply.json(404, "{\"message\":\"invalid token\"}");

    private final HandoffCodes codes;
    private final Arrivals arrivals;
    private final Accounts accounts;
    private final JsonMapper json;

    HubRedemption(HandoffCodes codes, Arrivals arrivals, Accounts accounts, JsonMapper json) {
        this.codes = codes;
        this.arrivals = arrivals;
        this.accounts = accounts;
        this.json = json;
    }

    Reply answer(Tool tool, String step, Request request) {
        if (!presentsCredential(tool, request)) {
            return Reply.json(401, "{\"message\":\"the tool's credential is missing or wrong\"}")
                    .with("WWW-Authenticate", "Bearer");
        }
        return step.equals("login")
                ? field(request, "token").flatMap(code -> redeem(tool, code)).orElse(INVALID)
                : field(request, "name").flatMap(name -> check(tool, name)).orElse(INVALID);
    }

    private Optional<Reply> redeem(Tool tool, String code) {
        return codes.redeem(tool, code, null)
                .flatMap(spent -> arrivals.of(tool, spent.accountId(), spent.sessionReference()))
                .map(arrival -> model(arrival.admitted()));
    }

    /** Whether some session that brought this account to the tool goes on, and the tool still opens for it. */
    private Optional<Reply> check(Tool tool, String name) {
        Optional<Account> account = accounts.find(name);
        return account.stream()
                .flatMap(found -> codes.sessionsOf(found.id(), tool).stream()
                        .map(session -> arrivals.of(tool, found.id(), session))
                        .flatMap(Optional::stream))
                .findFirst()
                .map(arrival -> model(arrival.admitted()));
    }

    private Reply model(Admitted admitted) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("name", admitted.account().name());
        model.put("groups", admitted.groups());
        return Reply.json(200, json.writeValueAsString(model));
    }

    private static boolean presentsCredential(Tool tool, Request request) {
        String authorization = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        return !tool.secret().isEmpty()
                && authorization != null
                && authorization.startsWith(BEARER)
                && OneTimeSecret.isSame(tool.secret(), authorization.substring(BEARER.length()));
    }

    private Optional<String> field(Request request, String name) {
        try (InputStream body = Content.Source.asInputStream(request)) {
            byte[] bytes = body.readNBytes(LARGEST_BODY + 1);
            return bytes.length > LARGEST_BODY
                    ? Optional.empty()
                    : Optional.of(json.readTree(bytes).path(name).asString("")).filter(value -> !value.isEmpty());
        } catch (IOException | JacksonException unreadable) {
            return Optional.empty();
        }
    }
}
