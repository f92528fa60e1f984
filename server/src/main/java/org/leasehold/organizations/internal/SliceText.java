package org.leasehold.organizations.internal;

import java.util.Optional;
import java.util.regex.Pattern;

/** What the words of a slice may be. */
final class SliceText {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:+-]{0,126}");
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_FAMILY = 100;
    private static final int LONGEST_COUNTRY = 100;

    private SliceText() {}

    /** Why this cannot be the name of a slice. */
    static Optional<String> wrongName(String name) {
        return NAME.matcher(name).matches()
                ? Optional.empty()
                : Optional.of("The name of a slice has from 1 to 127 letters a to z, digits, or . _ : + - and begins"
                        + " with a letter or digit; \"" + name + "\" is none.");
    }

    static Optional<String> wrongTitle(String title) {
        return wrong("title", title, LONGEST_TITLE);
    }

    static Optional<String> wrongFamily(String family) {
        return wrong("family", family, LONGEST_FAMILY);
    }

    static Optional<String> wrongCountry(String country) {
        return wrong("country", country, LONGEST_COUNTRY);
    }

    private static Optional<String> wrong(String word, String text, int longest) {
        boolean fine = text.length() <= longest && text.codePoints().noneMatch(Character::isISOControl);
        return fine
                ? Optional.empty()
                : Optional.of("The " + word + " of a slice has at most " + longest
                        + " characters, none of them a control character.");
    }
}
