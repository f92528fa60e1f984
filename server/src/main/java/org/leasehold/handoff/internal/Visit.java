package org.leasehold.handoff.internal;

import java.util.Optional;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.MultiMap;
import org.eclipse.jetty.util.UrlEncoded;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Sessions;

/** A browser that comes by, with what it brings. */
public final class Visit {

    private final Request request;
    private final @Nullable String query;
    private final MultiMap<String> own;

    private Visit(Request request) {
        this.request = request;
        this.query = request.getHttpURI().getQuery();
        this.own = UrlEncoded.decodeQuery(Targets.ownPart(query));
    }

    public static Visit of(Request request) {
        return new Visit(request);
    }

    /** Path and query as they came, to come back to after logging in. */
    public String pathAndQuery() {
        return request.getHttpURI().getPathQuery();
    }

    /** Where a Zeppelin wants its browser back. */
    Optional<String> originalUrl() {
        return Targets.originalUrl(query);
    }

    /** A parameter of the query, but for what follows {@code originalUrl=}. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(own.getValue(name, 0));
    }

    boolean has(String name) {
        return own.containsKey(name);
    }

    public Optional<String> cookie(String name) {
        return Request.getCookies(request).stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    Optional<String> session() {
        return cookie(Sessions.COOKIE);
    }
}
