package org.leasehold.testing;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.leasehold.testing.Http.Reply;

/** Talks to a server's REST face as one of our pages does: with cookies, which it keeps. */
public final class Browser {

    private final Map<String, String> cookies = new LinkedHashMap<>();

    public Reply post(URI server, String path, Object body) {
        return kept(http(server).post(path, body));
    }

    public Reply get(URI server, String path) {
        return kept(http(server).get(path));
    }

    public Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    private Http http(URI server) {
        Http http = Http.at(server).with("X-Leasehold", "1");
        return cookies.isEmpty() ? http : http.with("Cookie", header());
    }

    private String header() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private Reply kept(Reply reply) {
        for (String header : reply.whole().headers().allValues("Set-Cookie")) {
            int equals = header.indexOf('=');
            cookies.put(header.substring(0, equals), header.substring(equals + 1, header.indexOf(';')));
        }
        return reply;
    }
}
