package org.leasehold.live;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in a channel a reader stands. Written {@code epoch:sequence}.
 *
 * @param epoch names one life of the server; positions of another life mean nothing to this one
 * @param sequence the number of the last message seen, counted from 1 in each channel; 0 before the first
 */
public record Position(String epoch, long sequence) {

    private static final Pattern FORM = Pattern.compile("([0-9a-z]{1,20}):([0-9]{1,18})");

    /** The position written so; empty when the text is no position at all. */
    public static Optional<Position> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new Position(matcher.group(1), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return epoch + ":" + sequence;
    }
}
