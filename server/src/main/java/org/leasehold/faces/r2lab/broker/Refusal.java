package org.leasehold.faces.r2lab.broker;

import java.util.Map;
import org.leasehold.common.Problem;

/** An answer other than what was asked for, in the form of the old broker. It is no bug: no stack trace, none is sent. */
final class Refusal extends RuntimeException {

    private final int status;
    private final transient Map<String, Object> form;

    private Refusal(int status, String reason, Map<String, Object> form) {
        super(reason, null, false, false);
        this.status = status;
        this.form = form;
    }

    static Refusal of(int status, String reason) {
        return new Refusal(status, reason, Map.of("exception", Map.of("code", status, "reason", reason)));
    }

    /** Somebody who would have to show who they are. */
    static Refusal unknown() {
        String reason = "This needs a TLS client certificate that is trusted here.";
        return new Refusal(401, reason, Map.of("error", Map.of("reason", reason)));
    }

    static Refusal nothing() {
        return of(404, "No resources matching the request.");
    }

    /** What the core says. A conflict has the status that the original gives it, and is never an answer 200. */
    static Refusal of(Problem problem, String resource) {
        return switch (problem) {
            case Problem.Conflict _ ->
                of(
                        401,
                        "Reservation for the resource '" + resource + "' failed. The resource is either unavailable or"
                                + " a policy quota has been exceeded.");
            case Problem.Refused refused when refused.rule().equals("slice-expired") -> of(401, refused.detail());
            case Problem.NotFound missing -> of(404, missing.detail());
            case Problem.Forbidden forbidden -> of(401, forbidden.detail());
            case Problem.NotLoggedIn _ -> unknown();
            case Problem.Unavailable away -> of(503, away.detail());
            case Problem.TooManyRequests many -> of(429, many.detail());
            case Problem.RevisionMismatch _, Problem.WrongState _, Problem.Past _, Problem.Taken _ ->
                of(409, problem.detail());
            case Problem.Invalid _, Problem.BadRequest _, Problem.Refused _ -> of(400, problem.detail());
            case Problem.PreconditionRequired _, Problem.SecondStepWanted _ -> of(400, problem.detail());
        };
    }

    int status() {
        return status;
    }

    Map<String, Object> form() {
        return form;
    }
}
