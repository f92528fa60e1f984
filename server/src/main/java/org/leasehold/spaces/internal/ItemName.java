package org.leasehold.spaces.internal;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;

/** What something that is stored through us may be called; tools may call things otherwise. */
final class ItemName {

    private static final int LONGEST_BYTES = 200;
    private static final int LONGEST_ENDING = 16;

    private ItemName() {}

    /** @throws ProblemException {@code invalid} */
    static void check(String name) {
        boolean plain = !name.isBlank()
                && name.equals(name.strip())
                && !name.startsWith(".")
                && !name.contains("/")
                && !name.contains("\\")
                && name.equals(Words.line(name))
                && Normalizer.isNormalized(name, Normalizer.Form.NFC)
                && bytes(name) <= LONGEST_BYTES;
        if (!plain) {
            throw new ProblemException(new Problem.Invalid(
                    "name",
                    "A name has up to " + LONGEST_BYTES + " bytes, no slash and no control character, and begins with"
                            + " neither a dot nor a blank."));
        }
    }

    /** Another name for the same, such as {@code one-2.ipynb}; no longer than one may be. */
    static String numbered(String name, int number) {
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= LONGEST_ENDING ? name.substring(dot) : "";
        String suffix = "-" + number + ending;
        StringBuilder stem = new StringBuilder(name.substring(0, name.length() - ending.length()));
        while (bytes(stem + suffix) > LONGEST_BYTES) {
            stem.setLength(stem.offsetByCodePoints(stem.length(), -1));
        }
        return stem + suffix;
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }
}
