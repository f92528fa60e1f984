package org.leasehold.handoff.internal;

import java.util.ArrayList;
import java.util.List;

/** What a hand-off answers: a way on, a page for people, or JSON for a tool. */
record Reply(int status, List<Header> headers, String mediaType, String body) {

    private static final String HTML = "text/html; charset=utf-8";
    private static final String JSON = "application/json";

    record Header(String name, String value) {}

    Reply {
        headers = List.copyOf(headers);
    }

    /** Sends the browser on. 303, because a 301 may be kept and replayed (row W4). */
    static Reply goTo(String location) {
        return new Reply(303, List.of(new Header("Location", location)), HTML, "");
    }

    static Reply json(int status, String body) {
        return new Reply(status, List.of(), JSON, body);
    }

    static Reply file(String mediaType, String body) {
        return new Reply(200, List.of(), mediaType, body);
    }

    /** A page that says one thing. */
    static Reply page(int status, String title, String text) {
        return page(status, title, text, "/", "To Leasehold");
    }

    /** The same, with one link. */
    static Reply page(int status, String title, String text, String link, String linkText) {
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

    static Reply nothingHere() {
        return page(404, "Nothing here", "There is no such tool, or not at this address.");
    }

    static Reply wrongMethod(String right) {
        return page(405, "Not like that", "Here one can only " + right + ".").with("Allow", right);
    }

    Reply with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Reply(status, more, mediaType, body);
    }

    private static String quoted(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
