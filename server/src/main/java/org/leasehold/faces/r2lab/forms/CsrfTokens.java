package org.leasehold.faces.r2lab.forms;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.server.Request;
import org.leasehold.faces.rest.Origins;

/**
 * Whether a request that comes with a session's cookie was meant by a page of ours: the page reads a cookie and says it
 * again in a header, as Django's pages do, which a page of another origin can't.
 */
final class CsrfTokens {

    static final String COOKIE = "csrftoken";

    private static final String HEADER = "X-CSRFToken";
    private static final int LENGTH = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    private CsrfTokens() {}

    /** The header that gives a browser a token; its pages' scripts read it. */
    static String fresh(boolean secure) {
        byte[] bytes = new byte[LENGTH / 2];
        RANDOM.nextBytes(bytes);
        return COOKIE + "=" + HexFormat.of().formatHex(bytes) + "; Path=/; SameSite=Lax; Max-Age=31449600"
                + (secure ? "; Secure" : "");
    }

    static boolean isSaidAgain(Request request) {
        String said = request.getHeaders().get(HEADER);
        return said != null
                && said.length() == LENGTH
                && !Origins.isForeign(request)
                && cookie(request).filter(kept -> isSame(kept, said)).isPresent();
    }

    static Optional<String> cookie(Request request) {
        return Request.getCookies(request).stream()
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
