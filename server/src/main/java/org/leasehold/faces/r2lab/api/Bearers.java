package org.leasehold.faces.r2lab.api;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.eclipse.jetty.http.HttpHeader;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Authentication;
import org.leasehold.faces.rest.Exchange;
import org.springframework.stereotype.Component;

/** Who presents a bearer token: a token of ours, or the session that a log-in here has begun. Clients only echo it. */
@Component
class Bearers {

    private static final String BEARER = "bearer ";

    private final Authentication authentication;

    Bearers(Authentication authentication) {
        this.authentication = authentication;
    }

    Actor.Person person(Exchange exchange) {
        String authorization = exchange.header(HttpHeader.AUTHORIZATION).orElse("");
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw Refusal.of(401, "Not authenticated");
        }
        String token = authorization.substring(BEARER.length()).strip();
        return authentication
                .byToken(token)
                .or(() -> authentication.bySession(token))
                .map(Authentication.Known::actor)
                .orElseThrow(() -> Refusal.of(401, "Invalid or expired token"));
    }

    /** The address that a request comes from. */
    InetAddress addressOf(Exchange exchange) {
        try {
            return InetAddress.getByName(exchange.remoteAddress());
        } catch (UnknownHostException notNumeric) {
            return InetAddress.getLoopbackAddress();
        }
    }
}
