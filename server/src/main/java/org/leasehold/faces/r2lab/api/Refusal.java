package org.leasehold.faces.r2lab.api;

import java.util.List;
import java.util.Map;
import org.leasehold.common.Problem;

/** An answer other than what was asked for, in the form that R2lab's programs read. It is no bug: no stack trace. */
final class Refusal extends RuntimeException {

    private final int status;
    private final transient Object detail;

    private Refusal(int status, Object detail) {
        super(detail.toString(), null, false, false);
        this.status = status;
        this.detail = detail;
    }

    static Refusal of(int status, String detail) {
        return new Refusal(status, detail);
    }

    /** Input that cannot be read: where it stands, and what is wrong with it. */
    static Refusal unreadable(String type, String message, String... where) {
        return new Refusal(422, List.of(Map.of("type", type, "loc", List.of(where), "msg", message)));
    }

    static Refusal missing(String... where) {
        return unreadable("missing", "Field required", where);
    }

    /** What the core says, in their words where they have some. */
    static Refusal of(Problem problem) {
        return switch (problem) {
            case Problem.Invalid invalid -> unreadable("value_error", invalid.detail(), "body", invalid.field());
            case Problem.BadRequest bad -> unreadable("json_invalid", bad.detail(), "body");
            case Problem.NotLoggedIn _ -> of(401, "Invalid or expired token");
            case Problem.SecondStepWanted second -> of(401, second.detail());
            case Problem.Forbidden _ -> of(403, "Forbidden");
            case Problem.NotFound missing -> of(404, missing.detail());
            case Problem.Refused refused -> of(422, refused.detail());
            case Problem.Conflict conflict -> of(409, conflict.detail());
            case Problem.Taken taken -> of(409, taken.detail());
            case Problem.Past past -> of(409, past.detail());
            case Problem.WrongState wrong -> of(409, wrong.detail());
            case Problem.RevisionMismatch mismatch -> of(409, mismatch.detail());
            case Problem.PreconditionRequired wanted -> of(409, wanted.detail());
            case Problem.TooManyRequests many -> of(429, many.detail());
            case Problem.Unavailable away -> of(503, away.detail());
        };
    }

    int status() {
        return status;
    }

    Map<String, Object> form() {
        return Map.of("detail", detail);
    }
}
