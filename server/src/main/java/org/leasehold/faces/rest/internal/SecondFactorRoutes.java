package org.leasehold.faces.rest.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Passkeys;
import org.leasehold.accounts.SecondFactor;
import org.leasehold.faces.json.JsonInput;
import org.leasehold.faces.rest.Answer;
import org.leasehold.faces.rest.Exchange;
import org.leasehold.faces.rest.Routes;
import org.leasehold.organizations.Action;
import org.leasehold.organizations.Rights;
import org.leasehold.organizations.Subject;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** {@code /account/second-factor} and passkeys: what one shows besides, or instead of, the password. */
@Component
class SecondFactorRoutes implements Routes {

    private static final int LARGEST_CREDENTIAL = 64 << 10;

    private final SecondFactor secondFactor;
    private final Passkeys passkeys;
    private final SessionAnswers answers;
    private final Rights rights;

    SecondFactorRoutes(SecondFactor secondFactor, Passkeys passkeys, SessionAnswers answers, Rights rights) {
        this.secondFactor = secondFactor;
        this.passkeys = passkeys;
        this.answers = answers;
        this.rights = rights;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route("GET", "/account/second-factor", this::status),
                new Route("POST", "/account/second-factor", this::begin),
                new Route("POST", "/account/second-factor/confirmations", this::confirm),
                new Route("POST", "/account/second-factor/recovery-codes", this::renewRecoveryCodes),
                new Route("POST", "/account/second-factor/removals", this::remove),
                new Route("POST", "/accounts/{account}/second-factor-resets", this::reset),
                new Route("GET", "/account/passkeys", this::listPasskeys),
                new Route("POST", "/account/passkeys/options", this::creationOptions),
                new Route("POST", "/account/passkeys", this::addPasskey),
                new Route("POST", "/account/passkeys/{id}/removals", this::removePasskey),
                new Route("POST", "/sessions/passkey-options", this::requestOptions),
                new Route("POST", "/sessions/by-passkey", this::logIn));
    }

    private Answer status(Exchange exchange) {
        SecondFactor.Status status = secondFactor.status(exchange.person());
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("codesSince", text(status.codesSince()));
        form.put("recoveryCodesLeft", status.recoveryCodesLeft());
        form.put("wanted", status.isWanted());
        return Answer.ok(form);
    }

    private Answer begin(Exchange exchange) {
        SecondFactor.AppSecret secret =
                secondFactor.begin(exchange.writer(), exchange.body("password").getText("password"));
        return Answer.ok(
                Map.of("secret", secret.secret(), "address", secret.address().toString()));
    }

    private Answer confirm(Exchange exchange) {
        return recoveryCodes(secondFactor.confirm(
                exchange.writer(),
                exchange.body("code").getText("code"),
                exchange.sessionCookie().orElse(null)));
    }

    private Answer renewRecoveryCodes(Exchange exchange) {
        JsonInput body = exchange.body("password", "code");
        return recoveryCodes(
                secondFactor.renewRecoveryCodes(exchange.writer(), body.getText("password"), body.getText("code")));
    }

    private Answer remove(Exchange exchange) {
        JsonInput body = exchange.body("password", "code");
        secondFactor.remove(exchange.writer(), body.getText("password"), body.getText("code"));
        return Answer.nothing();
    }

    private Answer reset(Exchange exchange) {
        rights.require(exchange.actor(), Action.ADMINISTER, new Subject.Everything());
        secondFactor.reset(exchange.actor(), exchange.path("account"));
        return Answer.nothing();
    }

    private Answer listPasskeys(Exchange exchange) {
        return Pages.all(passkeys.list(exchange.person()).stream()
                .map(SecondFactorRoutes::form)
                .toList());
    }

    private Answer creationOptions(Exchange exchange) {
        String options = passkeys.creationOptions(
                exchange.writer(), exchange.body("password").getText("password"));
        return Answer.json(out -> out.writeRawValue(options));
    }

    private Answer addPasskey(Exchange exchange) {
        JsonNode body = exchange.bodyNode(LARGEST_CREDENTIAL);
        Passkeys.Passkey passkey = passkeys.add(
                exchange.writer(),
                body.path("label").asString(""),
                body.path("credential").toString(),
                exchange.sessionCookie().orElse(null));
        return Answer.created(form(passkey), "/api/v1/account/passkeys/" + passkey.id());
    }

    private Answer removePasskey(Exchange exchange) {
        passkeys.remove(
                exchange.writer(), exchange.id("id"), exchange.body("password").getText("password"));
        return Answer.nothing();
    }

    private Answer requestOptions(Exchange exchange) {
        String options = passkeys.requestOptions(SessionAnswers.address(exchange));
        return Answer.json(out -> out.writeRawValue(options));
    }

    private Answer logIn(Exchange exchange) {
        String credential =
                exchange.bodyNode(LARGEST_CREDENTIAL).path("credential").toString();
        return answers.begun(exchange, passkeys.logIn(credential, SessionAnswers.address(exchange)));
    }

    private static Answer recoveryCodes(List<String> codes) {
        return Answer.ok(Map.of("recoveryCodes", codes));
    }

    private static Map<String, @Nullable Object> form(Passkeys.Passkey passkey) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("id", passkey.id());
        form.put("label", passkey.label());
        form.put("createdAt", passkey.createdAt().toString());
        form.put("usedAt", text(passkey.usedAt()));
        return form;
    }

    private static @Nullable String text(@Nullable Object instant) {
        return instant == null ? null : instant.toString();
    }
}
