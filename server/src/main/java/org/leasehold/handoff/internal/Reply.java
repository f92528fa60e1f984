package org.leasehold.handoff.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What a hand-off answers: a way on, a page for people, or JSON for a tool. */
public record Reply(int status, List<Header> headers, String mediaType, String body) {

    private static final String HTML = "text/html; charset=utf-8";
    private static final String JSON = "application/json";

    public record Header(String name, String value) {}

    public Reply {
        headers = List.copyOf(headers);
    }

    /** Sends the browser on. 303, because a 301 may be kept and replayed (row W4). */
    public static Reply goTo(String location) {
        return new Reply(303, List.of(new Header("Location", location)), HTML, "");
    }

    public static Reply json(int status, String body) {
        return new Reply(status, List.of(), JSON, body);
    }

    public static Reply file(String mediaType, String body) {
        return new Reply(200, List.of(), mediaType, body);
    }

    /** A page that says one thing. */
    public static Reply page(int status, String title, String text) {
        return page(status, title, text, "/", "To Leasehold");
    }

    /** The same, with one link. */
    public static Reply page(int status, String title, String text, String link, String linkText) {
        return new Reply(
                status, List.of(), HTML, """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>%1$s</title>
                <h1>%1$s</h1>
                <p>%2$s</p>
                <p><a href="%3$s">%4$s</a></p>
                </html>
                """.formatted(quoted(title), quoted(text), quoted(link), quoted(linkText)));
    }

    public static Reply nothingHere() {
        return page(404, "Nothing here", "There is no such tool, or not at this address.");
    }

    public static Reply wrongMethod(String right) {
        return page(405, "Not like that", "Here one can only " + right + ".").with("Allow", right);
    }

    public Reply with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Reply(status, more, mediaType, body);
    }

    /** Answers. Nothing here may be kept by a cache, and no address is told to the next page: it may hold a code. */
    public void write(Response response, Callback callback) {
        var fields = response.getHeaders();
        response.setStatus(status);
        fields.put(HttpHeader.CACHE_CONTROL, "no-store");
        fields.put("Referrer-Policy", "no-referrer");
        fields.put("X-Content-Type-Options", "nosniff");
        fields.put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'");
        headers.forEach(header -> fields.add(header.name(), header.value()));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0) {
            fields.put(HttpHeader.CONTENT_TYPE, mediaType);
        }
        fields.put(HttpHeader.CONTENT_LENGTH, bytes.length);
        response.write(true, ByteBuffer.wrap(bytes), callback);
    }

    private static String quoted(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
