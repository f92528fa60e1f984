package org.leasehold.cli;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as people write them: {@code 90m}, {@code 2h}, {@code 1h30}, {@code 1.5 hours}, {@code 3d}, {@code PT2H}. */
final class DurationText {

    private static final String NUMBER = "(\\d{1,6}(?:\\.\\d{1,6})?)";
    private static final Pattern PARTS = Pattern.compile("(?:" + NUMBER + "\\s*(?:d|days?))?\\s*"
            + "(?:" + NUMBER + "\\s*(?:h|hours?)\\s*(?:(\\d{1,2})$)?)?\\s*"
            + "(?:" + NUMBER + "\\s*(?:m|min|minutes?))?\\s*"
            + "(?:" + NUMBER + "\\s*(?:s|sec|seconds?))?");
    private static final int SECONDS_OF_DAY = 86_400;
    private static final int SECONDS_OF_HOUR = 3_600;
    private static final int SECONDS_OF_MINUTE = 60;

    private DurationText() {}

    /** Whether the text is a duration and nothing else. */
    static boolean matches(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        return plain.startsWith("p")
                || (!plain.isEmpty() && PARTS.matcher(plain).matches());
    }

    /**
     * Reads a duration; a day is 24 hours.
     *
     * @throws TextException if it is none, or not longer than nothing
     */
    static Duration parse(String text) {
        Duration duration = read(text.strip().toLowerCase(Locale.ROOT), text);
        if (!duration.isPositive()) {
            throw new TextException("'" + text + "' is no time at all; a duration is longer, for example 2h.");
        }
        return duration;
    }

    /** As {@link #parse} reads it: {@code 1h30m}. */
    static String format(Duration duration) {
        StringBuilder text = new StringBuilder();
        if (duration.toHours() > 0) {
            text.append(duration.toHours()).append('h');
        }
        if (duration.toMinutesPart() > 0) {
            text.append(duration.toMinutesPart()).append('m');
        }
        if (duration.toSecondsPart() > 0 || text.isEmpty()) {
            text.append(duration.toSecondsPart()).append('s');
        }
        return text.toString();
    }

    private static Duration read(String plain, String asWritten) {
        Matcher matcher = PARTS.matcher(plain);
        if (!plain.isEmpty() && matcher.matches()) {
            return part(matcher.group(1), SECONDS_OF_DAY)
                    .plus(part(matcher.group(2), SECONDS_OF_HOUR))
                    .plus(part(matcher.group(3), SECONDS_OF_MINUTE))
                    .plus(part(matcher.group(4), SECONDS_OF_MINUTE))
                    .plus(part(matcher.group(5), 1));
        }
        try {
            return Duration.parse(plain);
        } catch (DateTimeException e) {
            throw new TextException(
                    "'" + asWritten + "' is no duration; durations look like 90m, 2h, 1h30, 3d or PT2H.");
        }
    }

    private static Duration part(@Nullable String number, int seconds) {
        return number == null
                ? Duration.ZERO
                : Duration.ofSeconds(new BigDecimal(number)
                        .multiply(BigDecimal.valueOf(seconds))
                        .longValue());
    }
}
