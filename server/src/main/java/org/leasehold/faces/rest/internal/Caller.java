package org.leasehold.faces.rest.internal;

import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Actor.Scope;
import org.leasehold.accounts.Authentication;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.faces.rest.Exchange;
import org.leasehold.faces.rest.Origins;
import org.springframework.stereotype.Component;

/** Finds out who calls: by bearer token, or by session cookie guarded against forged requests. */
@Component
class Caller {

    private static final String GUARD_HEADER = "X-Leasehold";
    private static final String BEARER = "Bearer ";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Authentication authentication;

    Caller(Authentication authentication) {
        this.authentication = authentication;
    }

    Actor of(Request request) {
        String authorization = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        boolean writes = !READING.contains(request.getMethod());
        if (authorization != null) {
            return scoped(byToken(authorization), writes);
        }
        Optional<Actor> person =
                sessionCookie(request).flatMap(authentication::bySession).map(Authentication.Known::actor);
        if (writes) {
            requireSameOrigin(request, person.isPresent());
        }
        return person.orElseGet(Actor.Anonymous::new);
    }

    private Actor byToken(String authorization) {
        Optional<Authentication.Known> known = authorization.startsWith(BEARER)
                ? authentication.byToken(
                        authorization.substring(BEARER.length()).strip())
                : Optional.empty();
        return known.map(Authentication.Known::actor)
                .orElseThrow(
                        () -> new ProblemException(
                                new Problem.NotLoggedIn(
                                        "The token is unknown, expired or revoked. Log in again, or leave the Authorization header out.")));
    }

    private static Actor scoped(Actor actor, boolean writes) {
        boolean allowed = writes ? actor.has(Scope.WRITE) || actor.has(Scope.STATUS) : actor.has(Scope.READ);
        if (!allowed) {
            throw new ProblemException(new Problem.Forbidden("The token may not " + (writes ? "write" : "read") + "."));
        }
        return actor;
    }

    private static Optional<String> sessionCookie(Request request) {
        return Request.getCookies(request).stream()
                .filter(cookie -> cookie.getName().equals(Exchange.SESSION_COOKIE))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    /** A page of another origin can send our cookie, but neither our header nor a matching Origin. */
    private static void requireSameOrigin(Request request, boolean byCookie) {
        boolean foreign = Origins.isForeign(request);
        boolean unguarded = byCookie && !request.getHeaders().contains(GUARD_HEADER);
        if (foreign || unguarded) {
            throw new ProblemException(
                    new Problem.Forbidden(
                            "A change made by a browser comes from our own pages, with the header X-Leasehold: 1. Programs use a token."));
        }
    }
}
