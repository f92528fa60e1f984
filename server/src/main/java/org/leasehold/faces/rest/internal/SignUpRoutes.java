package org.leasehold.faces.rest.internal;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leasehold.accounts.AddressChanges;
import org.leasehold.accounts.Confirmations;
import org.leasehold.accounts.Confirmations.Begun;
import org.leasehold.accounts.Confirmations.Proof;
import org.leasehold.accounts.Recoveries;
import org.leasehold.accounts.Registrations;
import org.leasehold.accounts.Sessions;
import org.leasehold.accounts.SignUps;
import org.leasehold.faces.json.JsonInput;
import org.leasehold.faces.rest.Answer;
import org.leasehold.faces.rest.Exchange;
import org.leasehold.faces.rest.Routes;
import org.springframework.stereotype.Component;

/** {@code /account} for those who have none yet or cannot log in, and {@code /me/email}: what is confirmed by mail. */
@Component
class SignUpRoutes implements Routes {

    private static final String LOOK = "Please check your email for a confirmation code.";

    private final SignUps signUps;
    private final Confirmations confirmations;
    private final Recoveries recoveries;
    private final Registrations registrations;
    private final AddressChanges addressChanges;
    private final Sessions sessions;
    private final Cookies cookies;
    private final InstantSource clock;

    SignUpRoutes(
            SignUps signUps,
            Confirmations confirmations,
            Recoveries recoveries,
            Registrations registrations,
            AddressChanges addressChanges,
            Sessions sessions,
            Cookies cookies,
            InstantSource clock) {
        this.signUps = signUps;
        this.confirmations = confirmations;
        this.recoveries = recoveries;
        this.registrations = registrations;
        this.addressChanges = addressChanges;
        this.sessions = sessions;
        this.cookies = cookies;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route("POST", "/account/sign-ups", this::signUp),
                new Route("POST", "/account/sign-ups/letters", this::sendAgain),
                new Route("POST", "/account/confirmations", this::confirm),
                new Route("POST", "/account/confirmations/refusals", this::refuse),
                new Route("POST", "/account/recoveries", this::recover),
                new Route("POST", "/account/recoveries/confirm", this::setPassword),
                new Route("POST", "/me/email", this::changeAddress));
    }

    private Answer signUp(Exchange exchange) {
        JsonInput body = exchange.body("email", "password", "displayName", "name");
        Begun begun = signUps.begin(
                exchange.actor(),
                new SignUps.Wish(
                        body.getText("email"),
                        body.getText("password"),
                        body.findText("displayName").orElse(null),
                        body.findText("name").orElse(null)),
                SessionAnswers.address(exchange));
        // E6: the browser that has this is the one that began it.
        Duration lifetime = Duration.between(clock.instant(), begun.expiresAt());
        return begun("signUp", begun).with("Set-Cookie", cookies.begun(exchange, begun.secret(), lifetime));
    }

    private Answer sendAgain(Exchange exchange) {
        signUps.sendAgain(exchange.body("signUp").getText("signUp"), SessionAnswers.address(exchange));
        return new Answer(202, Map.of(), Map.of("message", LOOK));
    }

    private Answer recover(Exchange exchange) {
        Begun begun = recoveries.begin(exchange.body("email").getText("email"), SessionAnswers.address(exchange));
        return begun("recovery", begun);
    }

    private Answer changeAddress(Exchange exchange) {
        JsonInput body = exchange.body("email", "password");
        Begun begun = addressChanges.begin(exchange.person(), body.getText("email"), body.getText("password"));
        return begun("change", begun);
    }

    /** The same for everybody: what differs is in the mail. */
    private static Answer begun(String name, Begun begun) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put(name, begun.secret());
        form.put("expiresAt", begun.expiresAt().toString());
        form.put("message", LOOK);
        return new Answer(202, Map.of(), form);
    }

    private Answer confirm(Exchange exchange) {
        JsonInput body = exchange.body("secret", "signUp", "change", "code", "password");
        if (body.has("secret") && registrations.verify(body.getText("secret"))) {
            return Answer.ok(Map.of("outcome", "registered"));
        }
        Proof proof = proof(body, body.has("change") ? "change" : "signUp");
        Confirmations.Outcome outcome = confirmations.confirm(
                proof,
                exchange.cookie(Cookies.BEGUN).orElse(null),
                body.findText("password").orElse(null),
                SessionAnswers.address(exchange));
        return switch (outcome) {
            case Confirmations.Outcome.LoggedIn in -> loggedIn(exchange, in);
            case Confirmations.Outcome.Confirmed done ->
                Answer.ok(form("confirmed", done.account().name()));
            case Confirmations.Outcome.NeedsPassword _ -> Answer.ok(Map.of("outcome", "needs-password"));
            case Confirmations.Outcome.AlreadyConfirmed _ -> Answer.ok(Map.of("outcome", "already-confirmed"));
        };
    }

    private Answer refuse(Exchange exchange) {
        String secret = exchange.body("secret").getText("secret");
        registrations.refuse(secret);
        confirmations.refuse(new Proof.Link(secret));
        return Answer.nothing();
    }

    private Answer loggedIn(Exchange exchange, Confirmations.Outcome.LoggedIn outcome) {
        exchange.sessionCookie().ifPresent(sessions::logOut);
        Sessions.Begun session = outcome.session();
        Duration lifetime = Duration.between(clock.instant(), session.known().expiresAt());
        return Answer.ok(form("logged-in", outcome.account().name()))
                .with("Set-Cookie", cookies.session(exchange, session.cookie(), lifetime));
    }

    private static Map<String, Object> form(String outcome, String name) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("outcome", outcome);
        form.put("name", name);
        return form;
    }

    private Answer setPassword(Exchange exchange) {
        JsonInput body = exchange.body("secret", "recovery", "code", "password");
        recoveries.confirm(proof(body, "recovery"), body.getText("password"), SessionAnswers.address(exchange));
        return Answer.nothing();
    }

    private static Proof proof(JsonInput body, String begun) {
        return body.has("secret")
                ? new Proof.Link(body.getText("secret"))
                : new Proof.Code(body.getText(begun), body.getText("code"));
    }
}
