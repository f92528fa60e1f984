package org.leasehold.faces.rest.internal;

import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Allowance;
import org.leasehold.accounts.Limit;
import org.leasehold.accounts.Limited;
import org.leasehold.accounts.Limits;
import org.leasehold.accounts.Retention;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.faces.json.JsonInput;
import org.leasehold.faces.rest.Answer;
import org.leasehold.faces.rest.Exchange;
import org.leasehold.faces.rest.Routes;
import org.leasehold.organizations.Action;
import org.leasehold.organizations.Rights;
import org.leasehold.organizations.Subject;
import org.springframework.stereotype.Component;

/** {@code /account/limits}: how much one may have and why; for administrators the rules that say so. */
@Component
class LimitRoutes implements Routes {

    private final Limits limits;
    private final Accounts accounts;
    private final Rights rights;

    LimitRoutes(Limits limits, Accounts accounts, Rights rights) {
        this.limits = limits;
        this.accounts = accounts;
        this.rights = rights;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route("GET", "/account/limits", this::mine),
                new Route("GET", "/account/limit-rules", this::rules),
                new Route("PUT", "/account/levels/{level}/limits/{what}", this::setForLevel),
                new Route("DELETE", "/account/levels/{level}/limits/{what}", this::unsetForLevel),
                new Route("GET", "/accounts/{account}/limits", this::ofAccount),
                new Route("PUT", "/accounts/{account}/limits/{what}", this::setForAccount),
                new Route("DELETE", "/accounts/{account}/limits/{what}", this::unsetForAccount));
    }

    private Answer mine(Exchange exchange) {
        Actor.Person person = exchange.person();
        return Pages.all(forms(limits.of(person.accountId(), person.level())));
    }

    private Answer ofAccount(Exchange exchange) {
        requireAdministrator(exchange);
        var account = accounts.get(exchange.path("account"));
        return Pages.all(forms(limits.of(account.id(), account.level())));
    }

    private Answer rules(Exchange exchange) {
        requireAdministrator(exchange);
        return Pages.all(limits.list(exchange.queryFlag("replaced")).stream()
                .map(this::named)
                .toList());
    }

    private Map<String, @Nullable Object> named(Limits.Rule rule) {
        Map<String, @Nullable Object> form = form(rule);
        if (rule.wanted().whom() instanceof Limits.Whom.One one) {
            form.put(
                    "accountName",
                    accounts.find(one.accountId()).map(Account::name).orElse(null));
        }
        return form;
    }

    private Answer setForLevel(Exchange exchange) {
        requireAdministrator(exchange);
        return set(exchange, level(exchange));
    }

    private Answer setForAccount(Exchange exchange) {
        requireAdministrator(exchange);
        return set(exchange, account(exchange));
    }

    private static Limits.Whom level(Exchange exchange) {
        return new Limits.Whom.Level(Math.toIntExact(Math.min(exchange.id("level"), 99)));
    }

    private Limits.Whom account(Exchange exchange) {
        return new Limits.Whom.One(accounts.get(exchange.path("account")).id());
    }

    private Answer set(Exchange exchange, Limits.Whom whom) {
        JsonInput body = exchange.body("mostCount", "mostBytes", "keepFor", "warnBefore", "reason");
        return Answer.ok(form(limits.set(
                exchange.actor(),
                new Limits.Wanted(
                        whom,
                        what(exchange),
                        body.findNumber("mostCount").orElse(null),
                        body.findNumber("mostBytes").orElse(null),
                        keepFor(body),
                        warnBefore(body),
                        body.getText("reason")))));
    }

    private Answer unsetForLevel(Exchange exchange) {
        requireAdministrator(exchange);
        return unset(exchange, level(exchange));
    }

    private Answer unsetForAccount(Exchange exchange) {
        requireAdministrator(exchange);
        return unset(exchange, account(exchange));
    }

    private Answer unset(Exchange exchange, Limits.Whom whom) {
        limits.unset(exchange.actor(), whom, what(exchange));
        return Answer.nothing();
    }

    private static Limited what(Exchange exchange) {
        String word = exchange.path("what");
        return Limited.find(word)
                .orElseThrow(() -> new ProblemException(new Problem.NotFound(
                        "Nothing limited is called \"" + word + "\". There are: " + Limited.words() + ".")));
    }

    private static Retention keepFor(JsonInput body) {
        try {
            return Retention.parse(body.findText("keepFor").orElse(null));
        } catch (IllegalArgumentException wrong) {
            throw JsonInput.invalid("keepFor", String.valueOf(wrong.getMessage()));
        }
    }

    private static @Nullable Period warnBefore(JsonInput body) {
        try {
            return body.findText("warnBefore").map(Retention::period).orElse(null);
        } catch (IllegalArgumentException wrong) {
            throw JsonInput.invalid("warnBefore", String.valueOf(wrong.getMessage()));
        }
    }

    private void requireAdministrator(Exchange exchange) {
        rights.require(exchange.actor(), Action.ADMINISTER, new Subject.Everything());
    }

    private static List<Map<String, @Nullable Object>> forms(List<Limit> found) {
        return found.stream().map(LimitRoutes::form).toList();
    }

    private static Map<String, @Nullable Object> form(Limit limit) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("what", limit.what().word());
        form.put("mostCount", limit.mostCount());
        form.put("mostBytes", limit.mostBytes());
        form.put("keepFor", limit.keepFor().word());
        form.put("warnBefore", Objects.toString(limit.warnBefore(), null));
        form.put("because", because(limit.because()));
        form.put("more", limit.more().stream().map(LimitRoutes::form).toList());
        return form;
    }

    private static Map<String, Object> form(Allowance more) {
        return Map.of(
                "source", more.source(),
                "moreCount", more.moreCount(),
                "moreBytes", more.moreBytes(),
                "until", more.until().toString(),
                "sponsor", more.sponsor());
    }

    /** Why it is so, for people; with the rule's number for those who look it up. */
    static Map<String, @Nullable Object> because(Limit.Because because) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("rule", because.ruleId());
        switch (because) {
            case Limit.Because.OfLevel of -> {
                form.put("source", "level " + of.level());
                form.put("since", of.since().toString());
                form.put("reason", of.reason());
            }
            case Limit.Because.OfAccount of -> {
                form.put("source", "your account");
                form.put("since", of.since().toString());
                form.put("setBy", of.setBy());
                form.put("reason", of.reason());
            }
            case Limit.Because.Nothing _ -> form.put("source", "no rule");
        }
        return form;
    }

    private static Map<String, @Nullable Object> form(Limits.Rule rule) {
        Limits.Wanted wanted = rule.wanted();
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("id", rule.id());
        form.put("level", wanted.whom() instanceof Limits.Whom.Level of ? of.level() : null);
        form.put("account", wanted.whom() instanceof Limits.Whom.One one ? one.accountId() : null);
        form.put("what", wanted.what().word());
        form.put("mostCount", wanted.mostCount());
        form.put("mostBytes", wanted.mostBytes());
        form.put("keepFor", wanted.keepFor().word());
        form.put("warnBefore", Objects.toString(wanted.warnBefore(), null));
        form.put("reason", wanted.reason());
        form.put("validFrom", rule.validFrom().toString());
        form.put("validUntil", Objects.toString(rule.validUntil(), null));
        form.put("setBy", rule.setBy());
        return form;
    }
}
