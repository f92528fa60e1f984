package org.leasehold.inventory.internal;

import java.util.List;
import java.util.Map;

/** What monitors may say of an attribute: all that JSON has, in moderation, and that PostgreSQL can keep. */
final class StatusValue {

    static final String WHAT_IS_GOOD = "A status attribute is a text of at most 1000 characters, none of them zero, a"
            + " number, true, false or null, or a list or an object of such, 200 at most.";

    private static final int LONGEST_TEXT = 1_000;
    private static final int MOST_PARTS = 200;
    private static final int DEEPEST = 5;

    private StatusValue() {}

    static boolean isGood(Object value) {
        return parts(value, 0) <= MOST_PARTS;
    }

    /** How many values it is made of; too many when one of them is not good. */
    private static int parts(Object value, int depth) {
        return switch (value) {
            case String text -> isGood(text) ? 1 : MOST_PARTS + 1;
            case Double number -> Double.isFinite(number) ? 1 : MOST_PARTS + 1;
            case Number _, Boolean _ -> 1;
            case List<?> list when depth < DEEPEST -> 1 + sum(list, depth);
            case Map<?, ?> map when depth < DEEPEST -> 1 + sum(map.keySet(), depth) + sum(map.values(), depth);
            default -> MOST_PARTS + 1;
        };
    }

    private static int sum(Iterable<?> values, int depth) {
        int sum = 0;
        for (Object value : values) {
            sum += parts(value, depth + 1);
            if (sum > MOST_PARTS) {
                return sum;
            }
        }
        return sum;
    }

    /** PostgreSQL keeps no zero character, and no half of a pair. */
    private static boolean isGood(String text) {
        return text.length() <= LONGEST_TEXT
                && text.codePoints()
                        .allMatch(letter -> letter != 0 && Character.getType(letter) != Character.SURROGATE);
    }
}
