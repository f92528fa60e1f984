package org.leasehold.faces.rest.internal;

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
import org.leasehold.accounts.Actor.Scope;
import org.leasehold.accounts.Credentials;
import org.leasehold.accounts.NewAccount;
import org.leasehold.accounts.Preferences;
import org.leasehold.accounts.Tokens;
import org.leasehold.faces.json.JsonInput;
import org.leasehold.faces.rest.Answer;
import org.leasehold.faces.rest.Exchange;
import org.leasehold.faces.rest.Routes;
import org.leasehold.organizations.Action;
import org.leasehold.organizations.Rights;
import org.leasehold.organizations.Subject;
import org.springframework.stereotype.Component;

/** {@code /me}, {@code /tokens}, {@code /accounts}: who there is. */
@Component
class AccountRoutes implements Routes {

    private static final int LARGEST_PREFERENCE = 64 << 10;

    private final Accounts accounts;
    private final Tokens tokens;
    private final Preferences preferences;
    private final SessionAnswers answers;
    private final Rights rights;

    AccountRoutes(Accounts accounts, Tokens tokens, Preferences preferences, SessionAnswers answers, Rights rights) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.preferences = preferences;
        this.answers = answers;
        this.rights = rights;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route("GET", "/me", this::me),
                new Route("GET", "/me/preferences/{key}", this::preference),
                new Route("PUT", "/me/preferences/{key}", this::remember),
                new Route("POST", "/me/password", this::changePassword),
                new Route("GET", "/tokens", this::listTokens),
                new Route("POST", "/tokens", this::makeToken),
                new Route("DELETE", "/tokens/{id}", this::revokeToken),
                new Route("GET", "/accounts", this::list),
                new Route("POST", "/accounts", this::create),
                new Route("GET", "/accounts/{account}", this::get),
                new Route("PATCH", "/accounts/{account}", this::change));
    }

    static Credentials credentials(Exchange exchange, JsonInput body) {
        return new Credentials(
                body.getText("login"),
                body.getText("password"),
                body.findText("code").orElse(null),
                SessionAnswers.address(exchange));
    }

    private Answer me(Exchange exchange) {
        return Answer.ok(answers.me(exchange.person()));
    }

    private Answer preference(Exchange exchange) {
        String json = preferences
                .find(exchange.person().accountId(), exchange.path("key"))
                .orElse("null");
        return Answer.json(out -> out.writeRawValue(json));
    }

    private Answer remember(Exchange exchange) {
        String json = exchange.bodyNode(LARGEST_PREFERENCE).toString();
        preferences.put(exchange.writer().accountId(), exchange.path("key"), json);
        return Answer.nothing();
    }

    private Answer changePassword(Exchange exchange) {
        JsonInput body = exchange.body("current", "new");
        accounts.changePassword(
                exchange.writer(),
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
        JsonInput body = exchange.body("name", "scopes", "expiresAt", "login", "password", "code");
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
        tokens.revoke(exchange.writer(), exchange.id("id"));
        return Answer.nothing();
    }

    private void requireAdministrator(Exchange exchange) {
        rights.require(exchange.actor(), Action.ADMINISTER, new Subject.Everything());
    }

    private Answer list(Exchange exchange) {
        requireAdministrator(exchange);
        int limit = exchange.limit();
        List<Account> found = accounts.list(
                exchange.query("q").orElse(""), exchange.query("cursor").orElse(""), limit + 1);
        List<Account> page = found.size() > limit ? found.subList(0, limit) : found;
        return Pages.page(
                page.stream().map(SessionAnswers::form).toList(),
                found.size() > limit ? page.getLast().name() : null);
    }

    private Answer get(Exchange exchange) {
        requireAdministrator(exchange);
        return Answer.ok(SessionAnswers.form(accounts.get(exchange.path("account"))));
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
        return Answer.created(SessionAnswers.form(account), "/api/v1/accounts/" + account.name());
    }

    private Answer change(Exchange exchange) {
        requireAdministrator(exchange);
        JsonInput body =
                exchange.body("displayName", "email", "password", "level", "administrator", "producer", "disabled");
        return Answer.ok(SessionAnswers.form(accounts.change(
                exchange.actor(),
                exchange.path("account"),
                new AccountChange(
                        body.findText("displayName").orElse(null),
                        body.findText("email").orElse(null),
                        body.findText("password").orElse(null),
                        body.has("level") ? Math.toIntExact(body.getNumber("level")) : null,
                        flag(body, "administrator"),
                        flag(body, "producer"),
                        flag(body, "disabled")))));
    }

    private static @Nullable Boolean flag(JsonInput body, String field) {
        return body.has(field) ? body.flag(field) : null;
    }
}
