package org.leasehold.faces.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leasehold.common.Problem;
import org.leasehold.common.Span;

/** Writes problems as RFC 9457 asks, extended by the field, the rule, and the spans in the way and free. */
public final class ProblemJson {

    private static final String TYPES = "https://leasehold.dev/problems/";

    private ProblemJson() {}

    public static int status(Problem problem) {
        return switch (problem) {
            case Problem.BadRequest _ -> 400;
            case Problem.NotLoggedIn _, Problem.SecondStepWanted _ -> 401;
            case Problem.Forbidden _ -> 403;
            case Problem.NotFound _ -> 404;
            case Problem.Conflict _, Problem.Taken _, Problem.Past _, Problem.WrongState _ -> 409;
            case Problem.RevisionMismatch _ -> 412;
            case Problem.Invalid _, Problem.Refused _ -> 422;
            case Problem.PreconditionRequired _ -> 428;
            case Problem.TooManyRequests _ -> 429;
            case Problem.Unavailable _ -> 503;
        };
    }

    private static String title(Problem problem) {
        return switch (problem) {
            case Problem.BadRequest _ -> "The request cannot be read";
            case Problem.NotLoggedIn _ -> "Not logged in";
            case Problem.SecondStepWanted _ -> "A second step is wanted";
            case Problem.Forbidden _ -> "Not allowed";
            case Problem.NotFound _ -> "Not found";
            case Problem.Conflict _ -> "Already taken";
            case Problem.Taken _ -> "The name is taken";
            case Problem.Past _ -> "The past does not change";
            case Problem.WrongState _ -> "Not in this state";
            case Problem.RevisionMismatch _ -> "Changed meanwhile";
            case Problem.Invalid _ -> "Invalid value";
            case Problem.Refused _ -> "Refused by the facility's policy";
            case Problem.PreconditionRequired _ -> "A precondition is required";
            case Problem.TooManyRequests _ -> "Too many requests";
            case Problem.Unavailable _ -> "Unavailable right now";
        };
    }

    public static Map<String, Object> form(Problem problem) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("type", TYPES + problem.code());
        form.put("title", title(problem));
        form.put("status", status(problem));
        form.put("code", problem.code());
        form.put("detail", problem.detail());
        problem.fieldAtFault().ifPresent(field -> form.put("field", field));
        switch (problem) {
            case Problem.Refused refused -> {
                form.put("rule", refused.rule());
                form.put("allowed", refused.allowed());
            }
            case Problem.Conflict conflict -> {
                form.put(
                        "conflicts",
                        conflict.inTheWay().stream().map(ProblemJson::inTheWay).toList());
                form.put(
                        "nearestFree",
                        conflict.nearestFree().stream().map(ProblemJson::span).toList());
            }
            case Problem.RevisionMismatch mismatch -> form.put("currentRevision", mismatch.currentRevision());
            case Problem.TooManyRequests many ->
                form.put("retryAfterSeconds", many.retryAfter().toSeconds());
            case Problem.BadRequest _, Problem.NotLoggedIn _, Problem.SecondStepWanted _ -> {}
            case Problem.Forbidden _, Problem.NotFound _ -> {}
            case Problem.Taken _, Problem.Past _, Problem.WrongState _, Problem.Invalid _ -> {}
            case Problem.PreconditionRequired _, Problem.Unavailable _ -> {}
        }
        return form;
    }

    private static Map<String, Object> inTheWay(Problem.InTheWay lease) {
        Map<String, Object> form = new LinkedHashMap<>(span(lease.span()));
        form.put("resource", lease.resource());
        if (lease.slice() != null) {
            form.put("slice", lease.slice());
        }
        form.put("leaseId", lease.leaseId());
        return form;
    }

    public static Map<String, Object> span(Span span) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("start", span.start().toString());
        form.put("end", span.end().toString());
        return form;
    }

    /** Forms in their order, for a list of refusals. */
    public static List<Map<String, Object>> forms(List<Problem> problems) {
        return problems.stream().map(ProblemJson::form).toList();
    }
}
