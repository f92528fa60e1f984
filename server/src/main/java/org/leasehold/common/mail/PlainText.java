package org.leasehold.common.mail;

/** What people wrote, made fit for letters: it stays one line, and nothing in it hides or turns what stands beside it. */
public final class PlainText {

    private PlainText() {}

    /** On one line; whatever is no letter that is seen becomes a space. */
    public static String line(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().map(point -> isPlain(point) ? point : ' ').forEach(shown::appendCodePoint);
        return shown.toString().strip();
    }

    /** Whether it is neither a control nor a format character, nor one that nobody can see. */
    public static boolean isPlain(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
