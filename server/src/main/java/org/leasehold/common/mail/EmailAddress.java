package org.leasehold.common.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address in lower case, of the form that browsers take for one
 * (<a href="https://html.spec.whatwg.org/#valid-e-mail-address">HTML</a>), which leaves no room for a second address
 * or a header.
 */
public record EmailAddress(String text) {

    private static final int LONGEST = 254;
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern FORM =
            Pattern.compile("[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@" + LABEL + "(?:\\." + LABEL + ")*");

    /** @throws IllegalArgumentException when it is none, without naming it: logs show this */
    public EmailAddress {
        if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("This is no e-mail address.");
        }
    }

    /** The address that a text is, whatever its case and the blanks around it. */
    public static Optional<EmailAddress> find(String text) {
        try {
            return Optional.of(new EmailAddress(text.strip().toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
