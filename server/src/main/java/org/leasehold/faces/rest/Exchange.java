package org.leasehold.faces.rest;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Sessions;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.faces.json.JsonInput;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One request being answered: who asks, what for, with which words. */
public final class Exchange {

    /** The cookie that a browser's session is known by. */
    public static final String SESSION_COOKIE = Sessions.COOKIE;

    private static final int LARGEST_JSON = 1 << 20;
    private static final int LARGEST_PAGE = 1_000;
    private static final int USUAL_PAGE = 100;

    private final Request request;
    private final Actor actor;
    private final Map<String, String> path;
    private final JsonMapper json;
    private final Fields query;

    public Exchange(Request request, Actor actor, Map<String, String> path, JsonMapper json) {
        this.request = request;
        this.actor = actor;
        this.path = path;
        this.json = json;
        this.query = Request.extractQueryParameters(request);
    }

    public Actor actor() {
        return actor;
    }

    /** @throws ProblemException {@code not-logged-in} */
    public Actor.Person person() {
        if (actor instanceof Actor.Person person) {
            return person;
        }
        throw new ProblemException(new Problem.NotLoggedIn("This needs a log-in: a session cookie or a token."));
    }

    /**
     * Somebody who may change what is theirs.
     *
     * @throws ProblemException {@code not-logged-in}, {@code forbidden} for a token that may not write
     */
    public Actor.Person writer() {
        Actor.Person person = person();
        if (!person.has(Actor.Scope.WRITE)) {
            throw new ProblemException(new Problem.Forbidden("This token has not the scope \"write\"."));
        }
        return person;
    }

    /** The word of the path that the route's template names. */
    public String path(String name) {
        String value = path.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The route has no {" + name + "}.");
        }
        return value;
    }

    public long id(String name) {
        try {
            return Long.parseLong(path(name));
        } catch (NumberFormatException noNumber) {
            throw new ProblemException(
                    new Problem.NotFound("\"" + path(name) + "\" is no number, so nothing has it as its id."));
        }
    }

    public Optional<String> query(String name) {
        Fields.Field field = query.get(name);
        return field == null || field.getValue().isEmpty() ? Optional.empty() : Optional.of(field.getValue());
    }

    public String getQuery(String name) {
        return query(name).orElseThrow(() -> JsonInput.invalid(name, "The query needs \"" + name + "\"."));
    }

    public List<String> queries(String name) {
        Fields.Field field = query.get(name);
        return field == null
                ? List.of()
                : field.getValues().stream().filter(value -> !value.isEmpty()).toList();
    }

    public Optional<Instant> queryInstant(String name) {
        return query(name).map(text -> JsonInput.instant(name, text.replace(' ', '+')));
    }

    public Instant getQueryInstant(String name) {
        return JsonInput.instant(name, getQuery(name).replace(' ', '+'));
    }

    public LocalDate getQueryDate(String name) {
        try {
            return LocalDate.parse(getQuery(name));
        } catch (DateTimeException broken) {
            throw JsonInput.invalid(
                    name, "\"" + name + "\" must be a date such as 2026-11-22; it was \"" + getQuery(name) + "\".");
        }
    }

    public int queryNumber(String name, int least, int most, int usual) {
        Optional<String> text = query(name);
        try {
            int value = text.map(Integer::parseInt).orElse(usual);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException noNumber) {
            // Said below.
        }
        throw JsonInput.invalid(
                name,
                "\"" + name + "\" must be a whole number from " + least + " to " + most + "; it was \""
                        + text.orElse("") + "\".");
    }

    public boolean queryFlag(String name) {
        return switch (query(name).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw JsonInput.invalid(
                        name, "\"" + name + "\" must be true or false; it was \"" + getQuery(name) + "\".");
        };
    }

    /** How many items a page may have. */
    public int limit() {
        return queryNumber("limit", 1, LARGEST_PAGE, USUAL_PAGE);
    }

    public Optional<String> header(HttpHeader header) {
        return Optional.ofNullable(request.getHeaders().get(header));
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeaders().get(name));
    }

    public boolean accepts(String mediaType) {
        HttpField accept = request.getHeaders().getField(HttpHeader.ACCEPT);
        return accept != null && accept.getValue().contains(mediaType);
    }

    public String remoteAddress() {
        return Request.getRemoteAddr(request);
    }

    public boolean isSecure() {
        return request.isSecure();
    }

    /** The body as a JSON object of these fields. */
    public JsonInput body(String... known) {
        return JsonInput.read(json, bytes(LARGEST_JSON), known);
    }

    public JsonNode bodyNode() {
        return bodyNode(LARGEST_JSON);
    }

    public JsonNode bodyNode(int largest) {
        return JsonInput.parse(json, bytes(largest));
    }

    /** The secret in the session cookie, if there is one. */
    public Optional<String> sessionCookie() {
        return cookie(SESSION_COOKIE);
    }

    public Optional<String> cookie(String name) {
        return Request.getCookies(request).stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    /** The body as it comes, for what is too large to be held in memory; whoever reads it sets the limit. */
    public InputStream content() {
        return Content.Source.asInputStream(request);
    }

    /** The body, refused when it is larger than that. */
    public byte[] bytes(int largest) {
        try (InputStream body = Content.Source.asInputStream(request)) {
            byte[] bytes = body.readNBytes(largest + 1);
            if (bytes.length > largest) {
                throw new ProblemException(
                        new Problem.BadRequest("The body is larger than the " + largest + " bytes allowed here."));
            }
            return bytes;
        } catch (IOException broken) {
            throw new ProblemException(new Problem.BadRequest("The body broke off: " + broken.getMessage()));
        }
    }
}
