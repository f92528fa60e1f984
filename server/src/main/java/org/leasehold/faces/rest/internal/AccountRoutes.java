package org.leasehold.faces.rest.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.AccountChange;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Actor.Scope;
import org.leasehold.accounts.Credentials;
import org.leasehold.accounts.NewAccount;
import org.leasehold.accounts.Preferences;
import org.leasehold.accounts.Sessions;
import org.leasehold.accounts.Tokens;
import org.leasehold.faces.json.JsonInput;
import org.leasehold.faces.rest.Answer;
import org.leasehold.faces.rest.Exchange;
import org.leasehold.faces.rest.Routes;
import org.leasehold.organizations.Action;
import org.leasehold.organizations.Rights;
import org.leasehold.organizations.Slices;
import org.leasehold.organizations.Subject;
import org.springframework.stereotype.Component;

/** {@code /sessions}, {@code /me}, {@code /tokens}, {@code /accounts}: who there is. */
@Component
class AccountRoutes implements Routes {

    private static final int LARGEST_PREFERENCE = 64 << 10;

    private final Accounts accounts;
    private final Sessions sessions;
    private final Tokens tokens;
    private final Preferences preferences;
    private final Slices slices;
    private final SliceForms sliceForms;
    private final Rights rights;
    private final Cookies cookies;
    private final InstantSource clock;

    AccountRoutes(
            Accounts accounts,
            Sessions sessions,
            Tokens tokens,
            Preferences preferences,
            Slices slices,
            SliceForms sliceForms,
            Rights rights,
            Cookies cookies,
            InstantSource clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.preferences = preferences;
        this.slices = slices;
        this.sliceForms = sliceForms;
        this.rights = rights;
        this.cookies = cookies;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route("POST", "/sessions", this::logIn),
                new Route("DELETE", "/sessions/current", this::logOut),
                new Route("GET", "/me", this::me),
                new Route("GET", "/me/preferences/{key}", this::preference),
                new Route("PUT", "/me/preferences/{key}", this::remember),
                new Route("POST", "/me/password", this::changePassword),
                new Route("GET", "/tokens", this::listTokens),
                new Route("POST", "/tokens", this::makeToken),
                new Route("DELETE", "/tokens/{id}", this::revokeToken),
                new Route("GET", "/accounts", this::list),
                new Route("POST", "/accounts", this::create),
                new Route("PATCH", "/accounts/{account}", this::change));
    }

    private Answer logIn(Exchange exchange) {
        JsonInput body = exchange.body("login", "password");
        Sessions.Begun begun = sessions.logIn(credentials(exchange, body));
        Duration lifetime = Duration.between(clock.instant(), begun.known().expiresAt());
        return new Answer(
                201,
                Map.of("Set-Cookie", cookies.session(exchange, begun.cookie(), lifetime)),
                me(accounts.get(begun.known().actor().name()), begun.known().actor()));
    }

    private static Credentials credentials(Exchange exchange, JsonInput body) {
        return new Credentials(body.getText("login"), body.getText("password"), address(exchange));
    }

    static InetAddress address(Exchange exchange) {
        try {
            return InetAddress.getByName(exchange.remoteAddress());
        } catch (UnknownHostException notNumeric) {
            return InetAddress.getLoopbackAddress();
        }
    }

    private Answer logOut(Exchange exchange) {
        exchange.person();
        exchange.sessionCookie().ifPresent(sessions::logOut);
        return Answer.nothing().with("Set-Cookie", cookies.session(exchange, "", Duration.ZERO));
    }

    private Answer me(Exchange exchange) {
        return Answer.ok(me(accounts.get(exchange.person().name()), exchange.person()));
    }

    private Map<String, Object> me(Account account, Actor.Person person) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("account", form(account));
        form.put(
                "slices",
                slices.listOf(person).stream()
                        .map(slice -> sliceForms.form(person, slice))
                        .toList());
        return form;
    }

    private static Map<String, @Nullable Object> form(Account account) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("name", account.name());
        form.put("displayName", account.displayName());
        form.put("email", account.email());
        form.put("administrator", account.administrator());
        form.put("producer", account.producer());
        form.put("disabled", account.disabled());
        form.put("createdAt", account.createdAt().toString());
        return form;
    }

    private Answer preference(Exchange exchange) {
        String json = preferences
                .find(exchange.person().accountId(), exchange.path("key"))
                .orElse("null");
        return Answer.json(out -> out.writeRawValue(json));
    }

    private Answer remember(Exchange exchange) {
        String json = exchange.bodyNode(LARGEST_PREFERENCE).toString();
        preferences.put(exchange.person().accountId(), exchange.path("key"), json);
        return Answer.nothing();
    }

    private Answer changePassword(Exchange exchange) {
        JsonInput body = exchange.body("current", "new");
        accounts.changePassword(
                exchange.person(),
                body.getText("current"),
                body.getText("new"),
                exchange.sessionCookie().orElse(null));
        return Answer.nothing();
    }

    private Answer listTokens(Exchange exchange) {
        return Pages.all(tokens.list(exchange.person().accountId()).stream()
                .map(AccountRoutes::form)
                .toList());
    }

    private Answer makeToken(Exchange exchange) {
        JsonInput body = exchange.body("name", "scopes", "expiresAt", "login", "password");
        Tokens.Wish wish = new Tokens.Wish(
                body.getText("name"),
                scopes(body.getTexts("scopes")),
                body.findInstant("expiresAt").orElse(null));
        Tokens.Made made = body.has("login")
                ? tokens.make(credentials(exchange, body), wish)
                : tokens.make(exchange.person(), wish);
        Map<String, @Nullable Object> form = form(made.token());
        form.put("token", made.secret());
        return Answer.created(form, "/api/v1/tokens/" + made.token().id());
    }

    private static Set<Scope> scopes(List<String> words) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String word : words) {
            scopes.add(
                    switch (word) {
                        case "read" -> Scope.READ;
                        case "write" -> Scope.WRITE;
                        case "status" -> Scope.STATUS;
                        default ->
                            throw JsonInput.invalid(
                                    "scopes", "A scope is read, write or status; one was \"" + word + "\".");
                    });
        }
        return scopes;
    }

    private static Map<String, @Nullable Object> form(Tokens.Token token) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("id", token.id());
        form.put("name", token.name());
        form.put(
                "scopes",
                token.scopes().stream()
                        .map(scope -> scope.name().toLowerCase(Locale.ROOT))
                        .toList());
        form.put("createdAt", token.createdAt().toString());
        form.put("expiresAt", token.expiresAt().toString());
        return form;
    }

    private Answer revokeToken(Exchange exchange) {
        tokens.revoke(exchange.person(), exchange.id("id"));
        return Answer.nothing();
    }

    private void requireAdministrator(Exchange exchange) {
        rights.require(exchange.actor(), Action.ADMINISTER, new Subject.Everything());
    }

    private Answer list(Exchange exchange) {
        requireAdministrator(exchange);
        int limit = exchange.limit();
        List<Account> found = accounts.list(exchange.query("cursor").orElse(""), limit + 1);
        List<Account> page = found.size() > limit ? found.subList(0, limit) : found;
        return Pages.page(
                page.stream().map(AccountRoutes::form).toList(),
                found.size() > limit ? page.getLast().name() : null);
    }

    private Answer create(Exchange exchange) {
        requireAdministrator(exchange);
        JsonInput body = exchange.body("name", "displayName", "email", "password", "administrator", "producer");
        Account account = accounts.create(
                exchange.actor(),
                new NewAccount(
                        body.getText("name"),
                        body.getText("displayName"),
                        body.findText("email").orElse(null),
                        body.findText("password").orElse(null),
                        body.flag("administrator"),
                        body.flag("producer")));
        return Answer.created(form(account), "/api/v1/accounts/" + account.name());
    }

    private Answer change(Exchange exchange) {
        requireAdministrator(exchange);
        JsonInput body = exchange.body("displayName", "email", "password", "administrator", "producer", "disabled");
        return Answer.ok(form(accounts.change(
                exchange.actor(),
                exchange.path("account"),
                new AccountChange(
                        body.findText("displayName").orElse(null),
                        body.findText("email").orElse(null),
                        body.findText("password").orElse(null),
                        flag(body, "administrator"),
                        flag(body, "producer"),
                        flag(body, "disabled")))));
    }

    private static @Nullable Boolean flag(JsonInput body, String field) {
        return body.has(field) ? body.flag(field) : null;
    }
}
