package org.leasehold.spaces.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.leasehold.accounts.Limit;
import org.leasehold.accounts.Limited;
import org.leasehold.accounts.Retention;
import org.leasehold.common.mail.PlainText;

/** How kept things are spoken of to people. Names come from files, and files may be called anything. */
final class Words {

    private static final int LONGEST_NAME = 80;
    private static final int KIBI = 1_024;
    private static final List<String> UNITS = List.of("bytes", "KiB", "MiB", "GiB", "TiB", "PiB");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Words() {}

    /** What somebody wrote, on one line. */
    static String line(String text) {
        return PlainText.line(text);
    }

    /** A name that is one line and short, and cannot pass for what it is not. */
    static String name(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints()
                .limit(LONGEST_NAME)
                .map(point -> PlainText.isPlain(point) ? point : 0xFFFD)
                .forEach(shown::appendCodePoint);
        return name.codePointCount(0, name.length()) > LONGEST_NAME ? shown + "…" : shown.toString();
    }

    static String size(long bytes) {
        if (bytes == 1) {
            return "1 byte";
        }
        double left = bytes;
        int unit = 0;
        while (left >= KIBI && unit < UNITS.size() - 1) {
            left /= KIBI;
            unit++;
        }
        String digits = String.format(Locale.ROOT, left == Math.rint(left) ? "%.0f" : "%.1f", left);
        return digits + " " + UNITS.get(unit);
    }

    static String day(Instant instant) {
        return DAY.format(instant);
    }

    static String kind(Limited what) {
        return what.word().replace('-', ' ');
    }

    /** Which rule it is, for those who ask why. */
    static String rule(Limit limit) {
        return switch (limit.because()) {
            case Limit.Because.OfLevel of -> "rule " + of.ruleId() + " of level " + of.level() + ": " + of.reason();
            case Limit.Because.OfAccount of -> "rule " + of.ruleId() + " of the account: " + of.reason();
            case Limit.Because.Nothing _ -> "no rule";
        };
    }

    /** What the rule says of how long things are kept. */
    static String kept(Limit limit) {
        String time = switch (limit.keepFor()) {
            case Retention.Forever _ -> "are kept until their owner deletes them";
            case Retention.UntilExit _ -> "are kept until the trial ends";
            case Retention.For kept -> "are kept for " + kept.period() + " after their last change";
        };
        return kind(limit.what()) + " " + time + " (" + rule(limit) + ")";
    }
}
