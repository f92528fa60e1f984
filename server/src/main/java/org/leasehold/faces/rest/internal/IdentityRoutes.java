package org.leasehold.faces.rest.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Identities;
import org.leasehold.accounts.Merges;
import org.leasehold.accounts.Merges.Merge;
import org.leasehold.faces.rest.Answer;
import org.leasehold.faces.rest.Exchange;
import org.leasehold.faces.rest.Routes;
import org.springframework.stereotype.Component;

/** {@code /account/identities} and {@code /account/merges}: other ways to log in, and trials from before the log-in. */
@Component
class IdentityRoutes implements Routes {

    private final Identities identities;
    private final Merges merges;
    private final ProviderTitles titles;

    IdentityRoutes(Identities identities, Merges merges, ProviderTitles titles) {
        this.identities = identities;
        this.merges = merges;
        this.titles = titles;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route("GET", "/account/identities", this::list),
                new Route("POST", "/account/identities/{id}/removals", this::unlink),
                new Route("GET", "/account/merges", this::listMerges),
                new Route(
                        "POST",
                        "/account/merges/{id}/move",
                        exchange -> Answer.ok(form(merges.move(exchange.writer(), exchange.id("id"))))),
                new Route(
                        "POST",
                        "/account/merges/{id}/discard",
                        exchange -> Answer.ok(form(merges.discard(exchange.writer(), exchange.id("id"))))),
                new Route(
                        "POST",
                        "/account/merges/{id}/undo",
                        exchange -> Answer.ok(form(merges.undo(exchange.writer(), exchange.id("id"))))));
    }

    private Answer list(Exchange exchange) {
        return Pages.all(identities.list(exchange.person().accountId()).stream()
                .map(this::form)
                .toList());
    }

    private Map<String, @Nullable Object> form(Identities.Identity identity) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("id", identity.id());
        form.put("provider", identity.who().provider());
        form.put("title", titles.of(identity.who().provider()));
        form.put("subject", identity.who().subject());
        form.put("displayName", identity.who().displayName());
        form.put("email", identity.who().email());
        form.put("linkedAt", identity.linkedAt().toString());
        form.put("lastUsedAt", identity.lastUsedAt().toString());
        return form;
    }

    private Answer unlink(Exchange exchange) {
        identities.unlink(
                exchange.writer(),
                exchange.id("id"),
                exchange.body("password").findText("password").orElse(""),
                exchange.sessionCookie().orElse(null),
                titles::areInUse);
        return Answer.nothing();
    }

    private Answer listMerges(Exchange exchange) {
        return Pages.all(merges.list(exchange.person()).stream()
                .map(IdentityRoutes::form)
                .toList());
    }

    private static Map<String, Object> form(Merge merge) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("id", merge.id());
        form.put("state", merge.state().name());
        form.put("trial", form(merge.trial()));
        form.put("account", form(merge.account()));
        form.put("work", merge.work());
        form.put("offeredAt", merge.offeredAt().toString());
        form.put("endsAt", merge.endsAt().toString());
        return form;
    }

    private static Map<String, Object> form(Account account) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("name", account.name());
        form.put("displayName", account.displayName());
        form.put("createdAt", account.createdAt().toString());
        return form;
    }
}
