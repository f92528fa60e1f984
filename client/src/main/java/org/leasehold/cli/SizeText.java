package org.leasehold.cli;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them: 100MiB, 1.5 GiB. */
final class SizeText {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,3})?)\\s*(B|KiB|MiB|GiB|TiB)?");
    private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB");
    private static final int BITS = 10;

    private SizeText() {}

    /** The same in bytes. */
    static long parse(String text) {
        Matcher found = SIZE.matcher(text.strip());
        if (!found.matches()) {
            throw new TextException("'" + text + "' is no size; one looks like 100MiB.");
        }
        int unit = found.group(2) == null ? 0 : UNITS.indexOf(found.group(2));
        return new BigDecimal(found.group(1))
                .multiply(BigDecimal.valueOf(1L << (BITS * unit)))
                .longValue();
    }
}
