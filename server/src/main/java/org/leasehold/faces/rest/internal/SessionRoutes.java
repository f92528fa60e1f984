package org.leasehold.faces.rest.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Sessions;
import org.leasehold.accounts.Trials;
import org.leasehold.faces.rest.Answer;
import org.leasehold.faces.rest.Exchange;
import org.leasehold.faces.rest.Routes;
import org.springframework.stereotype.Component;

/** {@code /sessions} and {@code /account/trials}: how one comes in, where one is in, and how one goes. */
@Component
class SessionRoutes implements Routes {

    private final Sessions sessions;
    private final Trials trials;
    private final SessionAnswers answers;

    SessionRoutes(Sessions sessions, Trials trials, SessionAnswers answers) {
        this.sessions = sessions;
        this.trials = trials;
        this.answers = answers;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route("POST", "/sessions", this::logIn),
                new Route("POST", "/account/trials", this::tryIt),
                new Route("GET", "/sessions", this::list),
                new Route("DELETE", "/sessions/current", this::logOut),
                new Route("DELETE", "/sessions/others", this::endOthers),
                new Route("DELETE", "/sessions/{id}", this::end));
    }

    private Answer logIn(Exchange exchange) {
        return answers.begun(
                exchange,
                sessions.logIn(AccountRoutes.credentials(exchange, exchange.body("login", "password", "code"))));
    }

    private Answer tryIt(Exchange exchange) {
        return answers.begun(exchange, trials.begin(SessionAnswers.address(exchange)));
    }

    private Answer list(Exchange exchange) {
        return Pages.all(
                sessions.list(exchange.person(), exchange.sessionCookie().orElse(null)).stream()
                        .map(SessionRoutes::form)
                        .toList());
    }

    private Answer logOut(Exchange exchange) {
        exchange.person();
        exchange.sessionCookie().ifPresent(sessions::logOut);
        return answers.ended(exchange);
    }

    private Answer endOthers(Exchange exchange) {
        sessions.endOthers(exchange.writer(), exchange.sessionCookie().orElse(null));
        return Answer.nothing();
    }

    private Answer end(Exchange exchange) {
        sessions.end(exchange.writer(), exchange.id("id"));
        return Answer.nothing();
    }

    private static Map<String, @Nullable Object> form(Sessions.Open session) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("id", session.id());
        form.put("device", session.device().name());
        form.put("network", session.device().network());
        form.put("createdAt", session.createdAt().toString());
        form.put("usedAt", session.usedAt().toString());
        form.put("expiresAt", session.expiresAt().toString());
        form.put("current", session.isCurrent());
        return form;
    }
}
