package org.leasehold.faces.rest.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Identities;
import org.leasehold.accounts.ProviderLogIns.Outcome;
import org.leasehold.accounts.Sessions;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.common.http.PublicAddress;
import org.leasehold.faces.json.JsonInput;
import org.leasehold.faces.rest.Answer;
import org.leasehold.faces.rest.Exchange;
import org.leasehold.faces.rest.Routes;
import org.leasehold.providers.Providers;
import org.springframework.stereotype.Component;

/** {@code /account/providers}: to an identity provider and back. */
@Component
class ProviderRoutes implements Routes {

    private static final List<String> ANSWERED = List.of("state", "code", "iss", "error");
    private static final Duration LIFE_OF_NEWCOMERS = Duration.ofMinutes(15);

    private final Providers providers;
    private final Identities identities;
    private final Sessions sessions;
    private final SessionAnswers answers;
    private final Cookies cookies;
    private final PublicAddress address;
    private final InstantSource clock;

    ProviderRoutes(
            Providers providers,
            Identities identities,
            Sessions sessions,
            SessionAnswers answers,
            Cookies cookies,
            PublicAddress address,
            InstantSource clock) {
        this.providers = providers;
        this.identities = identities;
        this.sessions = sessions;
        this.answers = answers;
        this.cookies = cookies;
        this.address = address;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route("GET", "/account/providers", this::list),
                new Route("POST", "/account/providers/{provider}/attempts", this::begin),
                new Route("GET", "/account/providers/{provider}/callback", this::finish));
    }

    private Answer list(Exchange exchange) {
        return Pages.all(providers.list().stream()
                .map(provider -> {
                    Map<String, Object> form = new LinkedHashMap<>();
                    form.put("name", provider.name());
                    form.put("title", provider.title());
                    return form;
                })
                .toList());
    }

    private Answer begin(Exchange exchange) {
        JsonInput body = exchange.body("next", "link", "password");
        Providers.Begun begun = providers.begin(
                exchange.path("provider"),
                new Providers.Wish(
                        body.findText("next").orElse(null),
                        body.flag("link") ? accountToLink(exchange, body) : null,
                        exchange.cookie(Cookies.PROVIDER).orElse(null)),
                SessionAnswers.address(exchange));
        Duration lifetime = Duration.between(clock.instant(), begun.expiresAt());
        return new Answer(201, Map.of(), Map.of("address", begun.address().toString()))
                .with("Set-Cookie", cookies.provider(exchange, begun.browser(), lifetime));
    }

    private Long accountToLink(Exchange exchange, JsonInput body) {
        Actor.Person person = exchange.writer();
        if (person.level() == Account.ANONYMOUS || exchange.sessionCookie().isEmpty()) {
            throw new ProblemException(new Problem.Forbidden(
                    "Another way to log in is added in a browser, to an account that is no trial."));
        }
        identities.showAgain(person, body.findText("password").orElse(""));
        return person.accountId();
    }

    /** A browser comes by from a provider; whatever came of it, it goes on to a page of ours. */
    private Answer finish(Exchange exchange) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String name : ANSWERED) {
            List<String> values = exchange.queries(name);
            if (values.size() == 1) {
                parameters.put(name, values.getFirst());
            }
        }
        String provider = exchange.path("provider");
        Providers.Finished finished = providers.finish(
                provider,
                new Providers.Return(
                        parameters, exchange.cookie(Cookies.PROVIDER).orElse(null)),
                exchange.actor(),
                SessionAnswers.address(exchange));
        return switch (finished) {
            case Providers.Finished.Failed failed ->
                failed(exchange, provider, failed.failure().word(), null);
            case Providers.Finished.Arrived arrived -> arrived(exchange, provider, arrived.outcome(), arrived.next());
        };
    }

    private Answer arrived(Exchange exchange, String provider, Outcome outcome, String next) {
        return switch (outcome) {
            case Outcome.LoggedIn in -> loggedIn(exchange, in.session(), next);
            case Outcome.Linked _ -> goTo(next);
            case Outcome.Unknown _ ->
                goTo("/welcome")
                        .with(
                                "Set-Cookie",
                                cookies.provider(
                                        exchange,
                                        exchange.cookie(Cookies.PROVIDER).orElse(""),
                                        LIFE_OF_NEWCOMERS));
            case Outcome.LinkedElsewhere _ -> failed(exchange, provider, "linked-elsewhere", next);
            case Outcome.OtherPerson _ -> failed(exchange, provider, "other-person", next);
            case Outcome.Disabled _ -> failed(exchange, provider, "disabled", next);
        };
    }

    /** Always with a new session; one that was there before ends, but for a trial, of which is asked what becomes. */
    private Answer loggedIn(Exchange exchange, Sessions.Begun begun, String next) {
        Optional<Long> merge = answers.offer(exchange, begun).map(offered -> offered.id());
        if (merge.isEmpty()) {
            exchange.sessionCookie().ifPresent(sessions::logOut);
        }
        answers.prepared(begun.known().actor());
        return goTo(merge.isEmpty() ? next : "/merge?next=" + encoded(next))
                .with("Set-Cookie", answers.cookie(exchange, begun));
    }

    private Answer failed(Exchange exchange, String provider, String why, @Nullable String next) {
        boolean in = exchange.actor() instanceof Actor.Person person && person.level() != Account.ANONYMOUS;
        String query = "?provider=" + encoded(provider) + "&failed=" + why
                + (next == null || in ? "" : "&next=" + encoded(next));
        return goTo((in ? "/account" : "/login") + query);
    }

    private Answer goTo(String page) {
        return new Answer(303, Map.of("Location", address.of(page).toString(), "Referrer-Policy", "no-referrer"), null);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
