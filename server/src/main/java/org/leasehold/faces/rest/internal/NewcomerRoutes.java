package org.leasehold.faces.rest.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Newcomers;
import org.leasehold.accounts.Newcomers.Newcomer;
import org.leasehold.accounts.ProvenIdentity;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.faces.json.JsonInput;
import org.leasehold.faces.rest.Answer;
import org.leasehold.faces.rest.Exchange;
import org.leasehold.faces.rest.Routes;
import org.springframework.stereotype.Component;

/** {@code /account/newcomer}: somebody whom a provider knows and we do not yet, in the browser that came with them. */
@Component
class NewcomerRoutes implements Routes {

    private final Newcomers newcomers;
    private final ProviderTitles titles;
    private final SessionAnswers answers;

    NewcomerRoutes(Newcomers newcomers, ProviderTitles titles, SessionAnswers answers) {
        this.newcomers = newcomers;
        this.titles = titles;
        this.answers = answers;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route("GET", "/account/newcomer", this::show),
                new Route("POST", "/account/newcomer", this::settle),
                new Route("POST", "/account/newcomer/link", this::link));
    }

    private Answer show(Exchange exchange) {
        Newcomer newcomer = newcomers
                .find(browser(exchange))
                .orElseThrow(() -> new ProblemException(
                        new Problem.NotFound("Nobody waits here to be let in. Log in with the provider again.")));
        ProvenIdentity who = newcomer.who();
        boolean trial = exchange.actor() instanceof Actor.Person person && person.level() == Account.ANONYMOUS;
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("provider", who.provider());
        form.put("title", titles.of(who.provider()));
        form.put("displayName", who.displayName());
        form.put("name", trial ? exchange.actor().name() : newcomer.name());
        form.put("email", who.email());
        form.put("trial", trial);
        form.put("next", newcomer.next());
        return Answer.ok(form);
    }

    private Answer settle(Exchange exchange) {
        JsonInput body = exchange.body("displayName", "name");
        Newcomers.Settled settled = newcomers.settle(
                browser(exchange),
                body.findText("displayName").orElse(null),
                body.findText("name").orElse(null),
                exchange.actor());
        return switch (settled) {
            case Newcomers.Settled.LoggedIn in -> answers.begun(exchange, in.session());
            case Newcomers.Settled.Kept kept -> Answer.ok(answers.me(answers.prepared(person(kept.account()))));
        };
    }

    /** Whoever had the trial's session has the account's now. */
    private static Actor.Person person(Account account) {
        return new Actor.Person(
                account.id(),
                account.name(),
                account.displayName(),
                account.level(),
                account.administrator(),
                Actor.Scope.all());
    }

    private Answer link(Exchange exchange) {
        newcomers.link(
                browser(exchange),
                exchange.writer(),
                exchange.body("password").findText("password").orElse(""));
        return Answer.nothing();
    }

    private static String browser(Exchange exchange) {
        return exchange.cookie(Cookies.PROVIDER).orElse("");
    }
}
