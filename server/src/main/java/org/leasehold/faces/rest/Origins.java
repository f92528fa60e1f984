package org.leasehold.faces.rest;

import java.net.URI;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** Which pages requests come from, as browsers say. Programs say nothing. */
public final class Origins {

    private Origins() {}

    /** Whether a browser says that the request comes from a page of another origin. */
    public static boolean isForeign(Request request) {
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        return origin != null && !isSame(origin, request);
    }

    /** Whether a browser says that the request comes from a page of the origin that it goes to. */
    public static boolean isOurs(Request request) {
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        return origin != null && isSame(origin, request);
    }

    private static boolean isSame(String origin, Request request) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority != null && authority.equals(request.getHeaders().get(HttpHeader.HOST));
        } catch (IllegalArgumentException broken) {
            return false;
        }
    }
}
