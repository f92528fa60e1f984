package org.leasehold.accounts.internal;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;

/**
 * The names of accounts that people make for themselves: safe for every tool, and never the e-mail address, which
 * changes and tells too much (requirement T2).
 */
final class Handles {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{1,30}");
    private static final int LONGEST = 31;
    private static final int LETTERS_OF_RANDOM = 8;

    /** No letters that look like others, and no vowels that make words. */
    private static final String LETTERS = "bcdfghjkmnpqrstvwxz23456789";

    /** Names that would be taken for somebody else. */
    private static final Set<String> RESERVED = Set.of(
            "admin",
            "administrator",
            "anonymous",
            "guest",
            "hub",
            "jupyterhub",
            "leasehold",
            "nobody",
            "postmaster",
            "root",
            "security",
            "service",
            "support",
            "system",
            "user",
            "zeppelin");

    private static final SecureRandom RANDOM = new SecureRandom();

    private Handles() {}

    /** @throws ProblemException {@code invalid} */
    static String check(String wanted) {
        String name = wanted.strip().toLowerCase(Locale.ROOT);
        if (!isGood(name)) {
            throw new ProblemException(new Problem.Invalid(
                    "name",
                    "The name has from 2 to " + LONGEST + " letters a to z, digits or hyphens, and begins with a letter"
                            + (RESERVED.contains(name) ? "; \"" + name + "\" is kept for the service itself." : ".")));
        }
        return name;
    }

    /** A free name that looks like what people call somebody, or a random one. */
    static String propose(@Nullable String displayName, Predicate<String> isTaken) {
        String name = displayName == null ? "" : handle(displayName);
        for (int number = 1; number < 100 && isGood(name); number++) {
            String ending = number == 1 ? "" : "-" + number;
            String numbered = name.substring(0, Math.min(name.length(), LONGEST - ending.length())) + ending;
            if (!isTaken.test(numbered)) {
                return numbered;
            }
        }
        String random = random();
        return isTaken.test(random) ? propose(null, isTaken) : random;
    }

    private static boolean isGood(String name) {
        return FORM.matcher(name).matches() && !RESERVED.contains(name);
    }

    /** Empty for what holds an at sign: people take the wrong field for their address. */
    private static String handle(String displayName) {
        if (displayName.contains("@")) {
            return "";
        }
        String letters = Normalizer.normalize(displayName, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+|-+$", "");
        String cut = letters.substring(0, Math.min(letters.length(), LONGEST));
        return cut.replaceAll("-+$", "");
    }

    private static String random() {
        StringBuilder name = new StringBuilder("u-");
        for (int index = 0; index < LETTERS_OF_RANDOM; index++) {
            name.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return name.toString();
    }
}
