package org.leasehold.common.mail;

/**
 * One mail to one person, readable as text and as HTML. None of its parts can become a header or a second letter. Its
 * text shows nothing of it: what it says may be a secret.
 *
 * @param subject one line
 * @param text lines that end in {@code \n}
 * @param html the same, as a whole document
 */
public record Letter(EmailAddress to, String subject, String text, String html) {

    private static final int LONGEST_SUBJECT = 200;

    /** @throws IllegalArgumentException when a part holds what a letter cannot */
    public Letter {
        if (subject.isBlank()
                || subject.length() > LONGEST_SUBJECT
                || subject.codePoints().anyMatch(Letter::isControl)) {
            throw new IllegalArgumentException("The subject of a letter is one line of 1 to " + LONGEST_SUBJECT
                    + " characters without control characters.");
        }
        requireLines("text", text);
        requireLines("HTML", html);
    }

    private static void requireLines(String what, String content) {
        if (content.isBlank() || content.codePoints().anyMatch(letter -> letter != '\n' && isControl(letter))) {
            throw new IllegalArgumentException(
                    "The " + what + " of a letter has lines that end in \\n, and no other control character.");
        }
    }

    /** Also the line separators of Unicode, which some take for the end of a line. */
    private static boolean isControl(int letter) {
        return Character.isISOControl(letter) || letter == 0x2028 || letter == 0x2029;
    }

    @Override
    public String toString() {
        return "Letter";
    }
}
