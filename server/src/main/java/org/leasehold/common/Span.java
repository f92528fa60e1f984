package org.leasehold.common;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A half-open interval of instants {@code [start, end)}, never empty. Two spans that only touch do not overlap.
 *
 * @param start the first instant inside
 * @param end the first instant no longer inside; after {@code start}
 */
public record Span(Instant start, Instant end) implements Comparable<Span> {

    public Span {
        if (!start.isBefore(end)) {
            throw new ProblemException(new Problem.Refused(
                    "span",
                    "end",
                    "A span must end after it starts: start " + start + ", end " + end + ".",
                    "an end after " + start));
        }
    }

    public static Span of(Instant start, Duration length) {
        return new Span(start, start.plus(length));
    }

    public boolean overlaps(Span other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(start) && instant.isBefore(end);
    }

    public Duration length() {
        return Duration.between(start, end);
    }

    /** This span with {@code before} added at its start and {@code after} at its end. */
    public Span widened(Duration before, Duration after) {
        return before.isZero() && after.isZero() ? this : new Span(start.minus(before), end.plus(after));
    }

    /** The smallest span that holds both. */
    public Span hull(Span other) {
        return new Span(start.isBefore(other.start) ? start : other.start, end.isAfter(other.end) ? end : other.end);
    }

    /** What is left of this span without the other: nothing, one piece or two. */
    public List<Span> minus(Span other) {
        if (!overlaps(other)) {
            return List.of(this);
        }
        List<Span> pieces = new ArrayList<>(2);
        if (start.isBefore(other.start)) {
            pieces.add(new Span(start, other.start));
        }
        if (other.end.isBefore(end)) {
            pieces.add(new Span(other.end, end));
        }
        return pieces;
    }

    /** Orders by start, then by end. */
    @Override
    public int compareTo(Span other) {
        int byStart = start.compareTo(other.start);
        return byStart != 0 ? byStart : end.compareTo(other.end);
    }

    @Override
    public String toString() {
        return "[" + start + ", " + end + ")";
    }
}
