package org.leasehold.faces.r2lab.forms;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Authentication;
import org.leasehold.accounts.Sessions;
import org.leasehold.common.ProblemException;
import org.leasehold.common.http.Endpoint;
import org.leasehold.common.http.PlacedFace;
import org.leasehold.faces.r2lab.R2labSettings;
import org.leasehold.faces.r2lab.api.Api;
import org.leasehold.faces.r2lab.wire.Bodies;
import org.leasehold.faces.rest.AnswerWriter;
import org.leasehold.faces.rest.Exchange;
import org.leasehold.faces.rest.Origins;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the web server of R2lab answers its pages, with our session: posts of {@code /leases/}, the REST below
 * {@code /r2labapi/}, and the part of it that needs no log-in below {@code /api/public/}.
 */
@Component
class FormsFace implements PlacedFace {

    private static final Logger LOG = LoggerFactory.getLogger(FormsFace.class);
    private static final String FORMS = "/leases/";
    private static final String API = "/r2labapi/";
    private static final String PUBLIC = "/api/public/";
    private static final Set<String> WITHOUT_LOG_IN =
            Set.of("registrations", "registrations/verify", "auth/forgot-password", "auth/set-password");
    private static final int LARGEST = 1 << 16;

    private final R2labSettings settings;
    private final Authentication authentication;
    private final PostedLeases forms;
    private final Api api;
    private final JsonMapper json;

    FormsFace(R2labSettings settings, Authentication authentication, PostedLeases forms, Api api, JsonMapper json) {
        this.settings = settings;
        this.authentication = authentication;
        this.forms = forms;
        this.api = api;
        this.json = json;
    }

    @Override
    public Optional<Endpoint> endpoint() {
        return Optional.ofNullable(settings.forms());
    }

    @Override
    public boolean handle(String path, Request request, Response response, Callback callback) {
        response.getHeaders().put("Cache-Control", "no-store");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        if (path.startsWith(API)) {
            passOn("/" + path.substring(API.length()), request, response, callback);
        } else if (path.startsWith(PUBLIC)) {
            passOnUnknown(path.substring(PUBLIC.length()), request, response, callback);
        } else if (path.startsWith(FORMS)) {
            post(path.substring(FORMS.length()).replaceFirst("/$", ""), request, response, callback);
        } else if (path.equals("/csrf")) {
            response.getHeaders().add("Set-Cookie", CsrfTokens.fresh(request.isSecure()));
            response.setStatus(204);
            response.write(true, null, callback);
        } else {
            answer(request, response, callback, 404, PostedLeases.error("Not found"));
        }
        return true;
    }

    private void passOn(String path, Request request, Response response, Callback callback) {
        Optional<Actor.Person> person = person(request);
        boolean reads = HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
        if (person.isEmpty()) {
            answer(request, response, callback, 401, PostedLeases.error("User is not authenticated"));
        } else if (!reads && !Origins.isOurs(request) && !CsrfTokens.isSaidAgain(request)) {
            answer(request, response, callback, 403, PostedLeases.error("CSRF verification failed."));
        } else {
            api.answer(path, person.get(), request, response, callback);
        }
    }

    private void passOnUnknown(String path, Request request, Response response, Callback callback) {
        if (WITHOUT_LOG_IN.contains(path)) {
            api.answer("/" + path, new Actor.Anonymous(), request, response, callback);
        } else {
            answer(request, response, callback, 404, PostedLeases.error("Not found"));
        }
    }

    /** Whatever becomes of it, the status is 200, as the pages expect; but not for what no page of ours has sent. */
    private void post(String verb, Request request, Response response, Callback callback) {
        if (!HttpMethod.POST.is(request.getMethod())) {
            answer(request, response, callback, 405, PostedLeases.error("Method not allowed"));
        } else if (person(request).isEmpty()) {
            answer(request, response, callback, 200, PostedLeases.error("User is not authenticated"));
        } else if (!CsrfTokens.isSaidAgain(request)) {
            answer(request, response, callback, 403, PostedLeases.error("CSRF verification failed."));
        } else {
            answer(
                    request,
                    response,
                    callback,
                    200,
                    posted(verb, person(request).get(), request));
        }
    }

    private Map<String, Object> posted(String verb, Actor.Person person, Request request) {
        try {
            JsonNode body = new Exchange(request, person, Map.of(), json).bodyNode(LARGEST);
            return body.isObject()
                    ? forms.answer(verb, person, body)
                    : PostedLeases.error("The body is no JSON object.");
        } catch (ProblemException refused) {
            return PostedLeases.error(refused.problem().detail());
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("leases/{}: {}", verb, away.getMessage());
            return PostedLeases.error("The database is away. Try again in a moment.");
        } catch (RuntimeException bug) {
            LOG.error("leases/{} failed", verb, bug);
            return PostedLeases.error("Something went wrong here. It is logged.");
        }
    }

    private Optional<Actor.Person> person(Request request) {
        return Request.getCookies(request).stream()
                .filter(cookie -> cookie.getName().equals(Sessions.COOKIE))
                .map(HttpCookie::getValue)
                .findFirst()
                .flatMap(authentication::bySession)
                .map(Authentication.Known::actor);
    }

    private void answer(Request request, Response response, Callback callback, int status, Map<String, Object> form) {
        Bodies.readToTheEnd(request);
        response.setStatus(status);
        AnswerWriter.write(response, callback, "application/json", json.writeValueAsBytes(form));
    }
}
