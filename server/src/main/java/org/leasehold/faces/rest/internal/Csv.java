package org.leasehold.faces.rest.internal;

/** Values of comma-separated files, as in <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>. */
final class Csv {

    private Csv() {}

    /** The value as it stands, or in quotes when it has a comma, a quote or a line end in it. */
    static String value(String text) {
        boolean plain = text.chars().noneMatch(character -> ",\"\r\n".indexOf(character) >= 0);
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
