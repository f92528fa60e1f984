package org.leasehold.faces.rest.internal;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.AccountRemovals;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.PersonalData;
import org.leasehold.common.events.EventHistory;
import org.leasehold.faces.rest.Answer;
import org.leasehold.faces.rest.Exchange;
import org.leasehold.faces.rest.Routes;
import org.leasehold.organizations.Action;
import org.leasehold.organizations.Rights;
import org.leasehold.organizations.Subject;
import org.springframework.stereotype.Component;

/** What is known of somebody: told in sentences, given as a file, deleted. And for administrators, what all did. */
@Component
class OwnDataRoutes implements Routes {

    private static final int MOST_EVENTS = 10_000;

    private final Accounts accounts;
    private final AccountRemovals removals;
    private final EventHistory history;
    private final List<PersonalData> kept;
    private final Rights rights;
    private final InstantSource clock;

    OwnDataRoutes(
            Accounts accounts,
            AccountRemovals removals,
            EventHistory history,
            List<PersonalData> kept,
            Rights rights,
            InstantSource clock) {
        this.accounts = accounts;
        this.removals = removals;
        this.history = history;
        this.kept = kept;
        this.rights = rights;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route("GET", "/account/history", this::mine),
                new Route("GET", "/account/export", this::export),
                new Route("POST", "/account/removals", this::removeMine),
                new Route("GET", "/history", this::all),
                new Route("GET", "/accounts/{account}/history", this::ofAccount),
                new Route("DELETE", "/accounts/{account}", this::remove));
    }

    private Answer mine(Exchange exchange) {
        Actor.Person person = exchange.person();
        return page(exchange, (before, limit) -> history.ofAccount(person.accountId(), person.name(), before, limit));
    }

    private Answer ofAccount(Exchange exchange) {
        requireAdministrator(exchange);
        Account account = accounts.get(exchange.path("account"));
        return page(exchange, (before, limit) -> history.ofAccount(account.id(), account.name(), before, limit));
    }

    private Answer all(Exchange exchange) {
        requireAdministrator(exchange);
        String kinds = exchange.query("kind").orElse("");
        String actor = exchange.query("actor").orElse("");
        return page(exchange, (before, limit) -> history.list(kinds, actor, before, limit));
    }

    /** A part of a history, and the part after it. */
    @FunctionalInterface
    private interface Part {
        List<EventHistory.Entry> read(long before, int limit);
    }

    private static Answer page(Exchange exchange, Part part) {
        int limit = exchange.limit();
        List<EventHistory.Entry> found = part.read(Pages.before(exchange), limit + 1);
        List<EventHistory.Entry> page = found.size() > limit ? found.subList(0, limit) : found;
        return Pages.page(
                page.stream().map(HistoryWords::form).toList(),
                found.size() > limit ? Long.toString(page.getLast().id()) : null);
    }

    private Answer export(Exchange exchange) {
        Actor.Person person = exchange.person();
        Account account = accounts.get(person.name());
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("exportedAt", clock.instant().toString());
        kept.forEach(part -> data.put(part.name(), part.of(account)));
        data.put(
                "history",
                history.ofAccount(account.id(), account.name(), Long.MAX_VALUE, MOST_EVENTS).stream()
                        .map(HistoryWords::form)
                        .toList());
        return Answer.ok(data).with("Content-Disposition", "attachment; filename=\"" + account.name() + ".json\"");
    }

    private Answer removeMine(Exchange exchange) {
        removals.leave(
                exchange.writer(),
                exchange.body("password").findText("password").orElse(null));
        return Answer.nothing();
    }

    private Answer remove(Exchange exchange) {
        requireAdministrator(exchange);
        removals.remove(exchange.actor(), exchange.path("account"));
        return Answer.nothing();
    }

    private void requireAdministrator(Exchange exchange) {
        rights.require(exchange.actor(), Action.ADMINISTER, new Subject.Everything());
    }
}
