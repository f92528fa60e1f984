package org.leasehold.faces.rest.internal;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.common.http.Face;
import org.leasehold.faces.json.ProblemJson;
import org.leasehold.faces.rest.Answer;
import org.leasehold.faces.rest.AnswerWriter;
import org.leasehold.faces.rest.Exchange;
import org.leasehold.faces.rest.Router;
import org.leasehold.faces.rest.Routes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.json.JsonMapper;

/** Serves {@code /api/v1}: finds who asks and for what, has it done, and writes the answer or the problem. */
@Component
@Order(10)
class RestFace implements Face {

    private static final Logger log = LoggerFactory.getLogger(RestFace.class);
    private static final String ROOT = "/api/v1";
    private static final String PROBLEM = "application/problem+json";

    private final Router router;
    private final Caller caller;
    private final JsonMapper json;
    private final AnswerWriter answers;

    RestFace(List<Routes> groups, Caller caller, JsonMapper json) {
        this.router = new Router(
                groups.stream().flatMap(group -> group.routes().stream()).toList());
        this.caller = caller;
        this.json = json;
        this.answers = new AnswerWriter(json);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        if (!path.startsWith(ROOT + "/")) {
            return false;
        }
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        CrossOrigin.allow(response);
        try {
            answers.write(response, callback, answer(request, path.substring(ROOT.length())));
        } catch (ProblemException refused) {
            problem(request, response, callback, refused.problem());
        } catch (DataAccessException | TransactionException away) {
            log.warn("{} {}: {}", request.getMethod(), path, away.getMessage());
            problem(
                    request,
                    response,
                    callback,
                    new Problem.Unavailable("The database is away. Try again in a moment."));
        } catch (RuntimeException bug) {
            log.error("{} {} failed", request.getMethod(), path, bug);
            fail(response, callback);
        }
        return true;
    }

    private Answer answer(Request request, String path) {
        if (CrossOrigin.isPreflight(request)) {
            return CrossOrigin.preflight();
        }
        return switch (router.match(request.getMethod(), path)) {
            case Router.Match.Found found ->
                found.route().action().answer(new Exchange(request, caller.of(request), found.names(), json));
            case Router.Match.OtherMethods other ->
                new Answer(
                        405,
                        Map.of("Allow", String.join(", ", other.allowed())),
                        ProblemJson.form(new Problem.BadRequest("Here one can " + String.join(", ", other.allowed())
                                + ", not " + request.getMethod() + ".")));
            case Router.Match.Nothing _ ->
                throw new ProblemException(
                        new Problem.NotFound("There is nothing at " + ROOT + path + ". See /docs/api."));
        };
    }

    private void problem(Request request, Response response, Callback callback, Problem problem) {
        response.setStatus(ProblemJson.status(problem));
        switch (problem) {
            case Problem.NotLoggedIn _ -> response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
            case Problem.TooManyRequests many ->
                response.getHeaders()
                        .put(HttpHeader.RETRY_AFTER, many.retryAfter().toSeconds() + 1);
            case Problem.Unavailable _ -> response.getHeaders().put(HttpHeader.RETRY_AFTER, 1);
            default ->
                log.debug("{} {}: {}", request.getMethod(), request.getHttpURI().getPath(), problem.detail());
        }
        AnswerWriter.write(response, callback, PROBLEM, json.writeValueAsBytes(ProblemJson.form(problem)));
    }

    private void fail(Response response, Callback callback) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        json.writeValue(
                body,
                Map.of(
                        "type", "about:blank",
                        "title", "Our fault",
                        "status", 500,
                        "code", "internal",
                        "detail", "Something went wrong here. It is logged."));
        response.setStatus(500);
        AnswerWriter.write(response, callback, PROBLEM, body.toByteArray());
    }
}
