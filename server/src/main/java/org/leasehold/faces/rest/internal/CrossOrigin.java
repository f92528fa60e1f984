package org.leasehold.faces.rest.internal;

import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.leasehold.faces.rest.Answer;

/**
 * Lets pages of any other origin ask as anybody can: without a name, or with a token that they hold. Never with our
 * cookie: browsers give no answer to a page that sent one, because credentials are not allowed here. See the
 * <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">CORS protocol</a>.
 */
final class CrossOrigin {

    private static final Answer PREFLIGHT = new Answer(
            204,
            Map.of(
                    "Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE",
                    "Access-Control-Allow-Headers",
                            "Authorization, Content-Type, Idempotency-Key, If-Match, X-Leasehold",
                    "Access-Control-Max-Age", "86400"),
            null);

    private CrossOrigin() {}

    static void allow(Response response) {
        response.getHeaders().put("Access-Control-Allow-Origin", "*");
        response.getHeaders().put("Access-Control-Expose-Headers", "ETag, Location, Retry-After");
    }

    /** Whether a browser asks what a page of another origin may do here. */
    static boolean isPreflight(Request request) {
        return HttpMethod.OPTIONS.is(request.getMethod())
                && request.getHeaders().contains(HttpHeader.ORIGIN)
                && request.getHeaders().contains("Access-Control-Request-Method");
    }

    static Answer preflight() {
        return PREFLIGHT;
    }
}
