package org.leasehold.faces.live;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.leasehold.accounts.Authentication;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.springframework.stereotype.Component;

/**
 * Finds out who opens a connection: by bearer token, or by session cookie if no page of another origin is behind it. A
 * page of another origin may look on as nobody in particular.
 */
@Component
public class Visitors {

    private static final String SESSION_COOKIE = "leasehold_session";
    private static final String BEARER = "Bearer ";

    private final Authentication authentication;

    Visitors(Authentication authentication) {
        this.authentication = authentication;
    }

    /** @throws ProblemException {@code not-logged-in} when a token is shown that is not good */
    public Visitor of(Request request) {
        String authorization = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        if (authorization != null) {
            return byToken(authorization.startsWith(BEARER) ? authorization.substring(BEARER.length()) : "");
        }
        if (!isOurOwnPage(request)) {
            return Visitor.ANONYMOUS;
        }
        return Request.getCookies(request).stream()
                .filter(cookie -> cookie.getName().equals(SESSION_COOKIE))
                .map(HttpCookie::getValue)
                .findFirst()
                .map(cookie -> Visitor.by(() -> authentication.bySession(cookie)))
                .orElse(Visitor.ANONYMOUS);
    }

    /** @throws ProblemException {@code not-logged-in} */
    public Visitor byToken(String token) {
        Visitor visitor = Visitor.by(() -> authentication.byToken(token.strip()));
        if (visitor.known().isEmpty()) {
            throw new ProblemException(
                    new Problem.NotLoggedIn("The token is unknown, expired or revoked. Log in again for a new one."));
        }
        return visitor;
    }

    /** Whether the request comes from a page of this server, or from no page at all. */
    static boolean isOurOwnPage(Request request) {
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        String host = request.getHeaders().get(HttpHeader.HOST);
        return origin == null || (host != null && authority(origin).equals(Optional.of(host.toLowerCase(Locale.ROOT))));
    }

    private static Optional<String> authority(String origin) {
        try {
            return Optional.ofNullable(URI.create(origin).getRawAuthority())
                    .map(authority -> authority.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }
}
