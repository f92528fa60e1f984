package org.leasehold.common.mail;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.util.HtmlUtils;

/**
 * A letter being written, part by part. Text and HTML are made of the same parts, so that they say the same; whatever
 * people gave is escaped here and nowhere else.
 */
public final class LetterDraft {

    private static final int LINE = 76;

    private static final String FRAME = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light dark">
            <title>%s</title>
            </head>
            <body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif">
            <div style="max-width:34em;margin:0 auto">
            <h1 style="font-size:20px;line-height:1.3">%s</h1>
            %s
            <p style="margin-top:32px;font-size:13px">Leasehold sent this; an answer to it is read by nobody.</p>
            </div>
            </body>
            </html>
            """;

    private static final String PARAGRAPH = """
            <p>%s</p>
            """;

    /** The address is also there to be read: some programs show no links, and people look before they click. */
    private static final String LINK = """
            <p><a href="%1$s" style="display:inline-block;padding:8px 16px;border:2px solid #0b5cad;border-radius:6px;\
            background:#0b5cad;color:#ffffff;font-weight:600;text-decoration:none">%2$s</a></p>
            <p style="font-size:13px;overflow-wrap:anywhere">%1$s</p>
            """;

    private static final String CODE = """
            <p style="font:600 28px/1.2 ui-monospace,monospace;letter-spacing:4px">%s</p>
            """;

    private final String subject;
    private final List<Part> parts = new ArrayList<>();

    private sealed interface Part {

        record Paragraph(String text) implements Part {}

        record Link(String label, URI address) implements Part {}

        record Code(String digits) implements Part {}
    }

    private LetterDraft(String subject) {
        this.subject = subject;
    }

    public static LetterDraft about(String subject) {
        return new LetterDraft(subject);
    }

    public LetterDraft says(String paragraph) {
        parts.add(new Part.Paragraph(paragraph));
        return this;
    }

    /** A link, whose label says what happens there. */
    public LetterDraft leadsTo(String label, URI address) {
        parts.add(new Part.Link(label, address));
        return this;
    }

    /** Digits to type. */
    public LetterDraft shows(String digits) {
        parts.add(new Part.Code(digits));
        return this;
    }

    /** The finished letter. */
    public Letter to(EmailAddress address) {
        StringBuilder text = new StringBuilder();
        StringBuilder html = new StringBuilder();
        for (Part part : parts) {
            text.append(text(part)).append("\n\n");
            html.append(html(part));
        }
        text.append("-- \nLeasehold sent this; an answer to it is read by nobody.\n");
        String title = HtmlUtils.htmlEscape(subject);
        return new Letter(address, subject, text.toString(), FRAME.formatted(title, title, html));
    }

    private static String text(Part part) {
        return switch (part) {
            case Part.Paragraph paragraph -> wrapped(paragraph.text);
            case Part.Link link -> link.label + ":\n" + link.address;
            case Part.Code code -> "    " + code.digits;
        };
    }

    private static String html(Part part) {
        return switch (part) {
            case Part.Paragraph paragraph -> PARAGRAPH.formatted(HtmlUtils.htmlEscape(paragraph.text));
            case Part.Link link ->
                LINK.formatted(HtmlUtils.htmlEscape(link.address.toString()), HtmlUtils.htmlEscape(link.label));
            case Part.Code code -> CODE.formatted(HtmlUtils.htmlEscape(code.digits));
        };
    }

    private static String wrapped(String paragraph) {
        StringBuilder lines = new StringBuilder();
        int column = 0;
        for (String word : paragraph.strip().split("\\s+")) {
            if (column > 0 && column + 1 + word.length() > LINE) {
                lines.append('\n');
                column = 0;
            } else if (column > 0) {
                lines.append(' ');
                column++;
            }
            lines.append(word);
            column += word.length();
        }
        return lines.toString();
    }
}
