package org.leasehold.faces.r2lab.api;

import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.leasehold.accounts.Actor;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.faces.r2lab.api.ApiRoutes.Operation;
import org.leasehold.faces.r2lab.wire.Bodies;
import org.leasehold.faces.rest.Answer;
import org.leasehold.faces.rest.AnswerWriter;
import org.leasehold.faces.rest.Exchange;
import org.leasehold.faces.rest.Router;
import org.leasehold.faces.rest.Routes.Route;
import org.leasehold.organizations.Rights;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.json.JsonMapper;

/** The REST of today's broker, whichever door a request came in by: answers and errors in its forms. */
@Component
public class Api {

    private static final Logger LOG = LoggerFactory.getLogger(Api.class);

    private final Router router;
    private final Bearers bearers;
    private final Rights rights;
    private final JsonMapper json;
    private final AnswerWriter answers;

    Api(List<ApiRoutes> groups, Bearers bearers, Rights rights, JsonMapper json) {
        this.bearers = bearers;
        this.rights = rights;
        this.json = json;
        this.answers = new AnswerWriter(json);
        this.router = new Router(groups.stream()
                .flatMap(group -> group.operations().stream())
                .map(this::route)
                .toList());
    }

    private Route route(Operation operation) {
        return new Route(
                operation.method(),
                operation.template(),
                exchange -> operation.action().answer(new Call(exchange, bearers, rights)));
    }

    /**
     * Answers a request.
     *
     * @param path with a slash in front
     * @param actor who asks where the door knows it; anonymous: whoever the request's bearer token says
     */
    public void answer(String path, Actor actor, Request request, Response response, Callback callback) {
        response.getHeaders().put("Cache-Control", "no-store");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        try {
            Answer answer = answer(path, actor, request);
            Bodies.readToTheEnd(request);
            answers.write(response, callback, answer);
        } catch (Refusal refused) {
            Bodies.readToTheEnd(request);
            refuse(response, callback, refused);
        } catch (ProblemException refused) {
            refuse(response, callback, Refusal.of(refused.problem()));
            LOG.debug("{} {}: {}", request.getMethod(), path, refused.problem().detail());
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("{} {}: {}", request.getMethod(), path, away.getMessage());
            refuse(response, callback, Refusal.of(new Problem.Unavailable("The database is away. Try again.")));
        } catch (RuntimeException bug) {
            LOG.error("{} {} failed", request.getMethod(), path, bug);
            refuse(response, callback, Refusal.of(500, "Internal Server Error"));
        }
    }

    private Answer answer(String path, Actor actor, Request request) {
        String trimmed = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return switch (router.match(request.getMethod(), trimmed)) {
            case Router.Match.Found found ->
                found.route().action().answer(new Exchange(request, actor, found.names(), json));
            case Router.Match.OtherMethods other ->
                new Answer(
                        405,
                        Map.of("Allow", String.join(", ", other.allowed())),
                        Refusal.of(405, "Method Not Allowed").form());
            case Router.Match.Nothing _ -> throw Refusal.of(404, "Not Found");
        };
    }

    private void refuse(Response response, Callback callback, Refusal refusal) {
        if (response.isCommitted()) {
            callback.failed(refusal);
            return;
        }
        Map<String, String> headers = switch (refusal.status()) {
            case 401 -> Map.of("WWW-Authenticate", "Bearer");
            case 429 -> Map.of("Retry-After", "60");
            default -> Map.of();
        };
        answers.write(response, callback, new Answer(refusal.status(), headers, refusal.form()));
    }
}
