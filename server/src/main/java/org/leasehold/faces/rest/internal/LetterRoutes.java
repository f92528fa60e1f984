package org.leasehold.faces.rest.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leasehold.faces.json.JsonInput;
import org.leasehold.faces.rest.Answer;
import org.leasehold.faces.rest.Exchange;
import org.leasehold.faces.rest.Routes;
import org.leasehold.notifications.SentMail;
import org.leasehold.notifications.SentMail.State;
import org.leasehold.organizations.Action;
import org.leasehold.organizations.Rights;
import org.leasehold.organizations.Subject;
import org.springframework.stereotype.Component;

/** {@code /account/letters}: what became of mails, for administrators. What mails say is never shown. */
@Component
class LetterRoutes implements Routes {

    private final SentMail sentMail;
    private final Rights rights;

    LetterRoutes(SentMail sentMail, Rights rights) {
        this.sentMail = sentMail;
        this.rights = rights;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route("GET", "/account/letters", this::list),
                new Route("POST", "/account/letters/{id}/retry", this::retry));
    }

    private Answer list(Exchange exchange) {
        requireAdministrator(exchange);
        List<String> words = exchange.queries("state");
        List<State> states = words.isEmpty()
                ? List.of(State.WAITING, State.FAILED)
                : words.stream().map(LetterRoutes::state).toList();
        int limit = exchange.limit();
        List<SentMail.Entry> found = sentMail.list(states, Pages.before(exchange), limit + 1);
        List<SentMail.Entry> page = found.size() > limit ? found.subList(0, limit) : found;
        return Pages.page(
                page.stream().map(LetterRoutes::form).toList(),
                found.size() > limit ? Long.toString(page.getLast().id()) : null);
    }

    private Answer retry(Exchange exchange) {
        requireAdministrator(exchange);
        return Answer.ok(form(sentMail.retry(exchange.id("id"))));
    }

    private void requireAdministrator(Exchange exchange) {
        rights.require(exchange.actor(), Action.ADMINISTER, new Subject.Everything());
    }

    private static State state(String word) {
        return switch (word) {
            case "waiting" -> State.WAITING;
            case "sent" -> State.SENT;
            case "failed" -> State.FAILED;
            default ->
                throw JsonInput.invalid(
                        "state", "The state of a letter is waiting, sent or failed; one was \"" + word + "\".");
        };
    }

    private static Map<String, @Nullable Object> form(SentMail.Entry entry) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("id", entry.id());
        form.put("to", entry.to());
        form.put("subject", entry.subject());
        form.put("state", entry.state().name().toLowerCase(Locale.ROOT));
        form.put("attempts", entry.attempts());
        form.put("problem", entry.problem());
        form.put("createdAt", entry.createdAt().toString());
        form.put("nextAttempt", text(entry.nextAttempt()));
        form.put("finishedAt", text(entry.finishedAt()));
        return form;
    }

    private static @Nullable String text(@Nullable Object instant) {
        return instant == null ? null : instant.toString();
    }
}
