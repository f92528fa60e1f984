package org.leasehold.faces.rest.internal;

import java.time.Duration;
import org.leasehold.common.http.PublicAddress;
import org.leasehold.faces.rest.Exchange;
import org.springframework.stereotype.Component;

/** The cookies that browsers are given: kept from scripts and from other sites, and sent by TLS where there is TLS. */
@Component
class Cookies {

    /** What a browser that began something holds until it is confirmed. */
    static final String BEGUN = "leasehold_begun";

    /** What a browser holds that is on its way to an identity provider and back. */
    static final String PROVIDER = "leasehold_provider";

    private final PublicAddress address;

    Cookies(PublicAddress address) {
        this.address = address;
    }

    /** The header that begins a session in the browser; with no lifetime it ends it. */
    String session(Exchange exchange, String value, Duration lifetime) {
        return cookie(exchange, Exchange.SESSION_COOKIE, value, "/", lifetime);
    }

    String begun(Exchange exchange, String value, Duration lifetime) {
        return cookie(exchange, BEGUN, value, "/api/v1/account", lifetime);
    }

    String provider(Exchange exchange, String value, Duration lifetime) {
        return cookie(exchange, PROVIDER, value, "/api/v1/account", lifetime);
    }

    private String cookie(Exchange exchange, String name, String value, String path, Duration lifetime) {
        boolean secure = exchange.isSecure() || address.isSecure();
        return name + "=" + value + "; Path=" + path + "; HttpOnly; SameSite=Lax; Max-Age="
                + Math.max(0, lifetime.toSeconds()) + (secure ? "; Secure" : "");
    }
}
