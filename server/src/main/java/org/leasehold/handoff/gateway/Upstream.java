package org.leasehold.handoff.gateway;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.leasehold.accounts.Sessions;
import org.leasehold.handoff.Tool;

/**
 * A request as it goes on to the tool: without what is ours, and with the truth about who asks and how.
 *
 * @param secret by which the guest is known
 */
record Upstream(Tool tool, URI address, Guests.Guest guest, String secret) {

    /** What a tool may believe, and therefore nobody but us may say. */
    private static final Set<String> OUR_WORDS = ignoringCase(
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "X-Forwarded-Port",
            "X-Forwarded-User",
            "X-Real-IP");

    /** What is said of one connection and not of the request (RFC 9110, section 7.6.1). */
    private static final Set<String> OF_THE_CONNECTION = ignoringCase(
            "Connection",
            "Keep-Alive",
            "Proxy-Connection",
            "Proxy-Authorization",
            "TE",
            "Trailer",
            "Transfer-Encoding",
            "Upgrade");

    private static Set<String> ignoringCase(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(Set.of(names));
        return set;
    }

    /** The header to send in the place of the browser's. */
    HttpFields headers(Request request) {
        HttpFields.Mutable headers = HttpFields.build();
        for (HttpField field : request.getHeaders()) {
            if (!OUR_WORDS.contains(field.getName()) && !OF_THE_CONNECTION.contains(field.getName())) {
                add(headers, field);
            }
        }
        headers.put("X-Forwarded-For", Request.getRemoteAddr(request));
        headers.put("X-Forwarded-Host", tool.url().getRawAuthority());
        headers.put("X-Forwarded-Proto", tool.url().getScheme());
        headers.put("X-Forwarded-User", guest.handle());
        return headers;
    }

    private static void add(HttpFields.Mutable headers, HttpField field) {
        if (field.getHeader() != HttpHeader.COOKIE) {
            headers.add(field);
            return;
        }
        withoutOurs(field.getValue()).ifPresent(value -> headers.add(HttpHeader.COOKIE, value));
    }

    /** No tool sees a cookie that opens something here. */
    private static Optional<String> withoutOurs(String cookies) {
        String left = Arrays.stream(cookies.split(";"))
                .map(String::strip)
                .filter(cookie -> !cookie.startsWith(Door.COOKIE) && !cookie.startsWith(Sessions.COOKIE))
                .collect(Collectors.joining("; "));
        return left.isEmpty() ? Optional.empty() : Optional.of(left);
    }
}
