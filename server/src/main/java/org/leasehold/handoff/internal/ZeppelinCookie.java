package org.leasehold.handoff.internal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.leasehold.common.http.PublicAddress;
import org.leasehold.handoff.Tool;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The signed cookie by which an unmodified Zeppelin knows somebody: a JWT {@code {"alg":"RS256"}},
 * {@code {"sub","iss","exp"}}. Zeppelin checks the signature, {@code exp} and that {@code sub} is its session's user, and
 * nothing else, so each Zeppelin has a key of its own and {@code exp} is always there.
 */
@Component
class ZeppelinCookie {

    static final Duration LONGEST = Duration.ofHours(12);
    private static final Base64.Encoder LETTERS = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER =
            LETTERS.encodeToString("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.US_ASCII));

    private final SigningKeys keys;
    private final PublicAddress publicAddress;
    private final JsonMapper json;
    private final InstantSource clock;

    ZeppelinCookie(SigningKeys keys, PublicAddress publicAddress, JsonMapper json, InstantSource clock) {
        this.keys = keys;
        this.publicAddress = publicAddress;
        this.json = json;
        this.clock = clock;
    }

    /** The name of the cookie, which the tool's {@code shiro.ini} says too. */
    static String nameOf(Tool tool) {
        return "leasehold-" + tool.name();
    }

    /** When a cookie made now ends: with the right to open the tool, and after twelve hours at the latest. */
    Instant endFor(Instant endOfRight) {
        Instant longest = clock.instant().plus(LONGEST);
        return Instant.ofEpochSecond((endOfRight.isBefore(longest) ? endOfRight : longest).getEpochSecond());
    }

    /** The token, for a handle that has been admitted. */
    String token(Tool tool, String handle, Instant end) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", handle);
        claims.put("iss", publicAddress.url().toString());
        claims.put("exp", end.getEpochSecond());
        String content = HEADER + "." + LETTERS.encodeToString(json.writeValueAsBytes(claims));
        byte[] signature = keys.current(SigningKeys.purposeOf(tool)).sign(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + LETTERS.encodeToString(signature);
    }

    /** The header that sets it on the host of whoever is answered, and nowhere else. */
    String set(Tool tool, String token, Instant end) {
        long seconds = Duration.between(clock.instant(), end).toSeconds();
        return nameOf(tool) + "=" + token + "; Path=/; " + secure(tool) + "HttpOnly; SameSite=Lax; Max-Age=" + seconds;
    }

    /** The header that takes it away. */
    static String drop(Tool tool) {
        return nameOf(tool) + "=; Path=/; " + secure(tool) + "HttpOnly; SameSite=Lax; Max-Age=0";
    }

    /** Browsers keep no Secure cookie of a host without TLS. */
    static String secure(Tool tool) {
        return "https".equals(tool.url().getScheme()) ? "Secure; " : "";
    }
}
