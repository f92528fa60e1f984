package org.leasehold.faces.r2lab.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.leasehold.accounts.Confirmations;
import org.leasehold.accounts.Credentials;
import org.leasehold.accounts.Device;
import org.leasehold.accounts.Recoveries;
import org.leasehold.accounts.Sessions;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.faces.rest.Answer;
import org.springframework.stereotype.Component;

/** {@code /auth}: a log-in begins a session like any other; its secret is the bearer token. */
@Component
class LogInOperations implements ApiRoutes {

    private final Sessions sessions;
    private final Recoveries recoveries;

    LogInOperations(Sessions sessions, Recoveries recoveries) {
        this.sessions = sessions;
        this.recoveries = recoveries;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                new Operation("POST", "/auth/login", this::logIn),
                new Operation("POST", "/auth/set-password", this::setPassword),
                new Operation("POST", "/auth/forgot-password", this::forgotPassword));
    }

    private Answer logIn(Call call) {
        Body body = call.body();
        Credentials credentials = new Credentials(
                body.getText("email"),
                body.getText("password"),
                body.findText("code").orElse(null),
                call.from());
        Sessions.Begun begun = begun(credentials);
        String program = call.exchange().header(HttpHeader.USER_AGENT).orElse("");
        sessions.describe(begun.cookie(), Device.of(program, call.from()));
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("access_token", begun.cookie());
        form.put("token_type", "bearer");
        return Answer.ok(form);
    }

    private Sessions.Begun begun(Credentials credentials) {
        try {
            return sessions.logIn(credentials);
        } catch (ProblemException refused) {
            throw refused.problem() instanceof Problem.NotLoggedIn
                    ? Refusal.of(401, "Invalid credentials")
                    : Refusal.of(refused.problem());
        }
    }

    private Answer setPassword(Call call) {
        Body body = call.body();
        Confirmations.Proof proof = new Confirmations.Proof.Link(body.getText("token"));
        try {
            recoveries.confirm(proof, body.getText("password"), call.from());
        } catch (ProblemException refused) {
            boolean noGood =
                    refused.problem() instanceof Problem.NotFound || refused.problem() instanceof Problem.WrongState;
            throw noGood ? Refusal.of(400, "Invalid or expired token") : Refusal.of(refused.problem());
        }
        return Answer.ok(Map.of("detail", "Password set successfully"));
    }

    private Answer forgotPassword(Call call) {
        var _ = recoveries.begin(call.body().getText("email"), call.from());
        return Answer.ok(Map.of("detail", "If that email exists, a reset link has been sent"));
    }
}
