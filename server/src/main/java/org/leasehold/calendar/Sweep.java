package org.leasehold.calendar;

import java.util.Arrays;
import org.leasehold.common.Span;

/**
 * Counts how many of many resources are taken, moving forward through a window. Almost all times lie on full minutes
 * from its start: those are counted, minute by minute, and need no sorting; the odd ones are sorted.
 */
final class Sweep {

    private static final long MINUTE = 60_000;

    private final long from;
    private final long length;

    /** How many more are taken from that minute on. */
    private final int[] changes;

    /** Changes between full minutes: milliseconds from the window's start, doubled, and 1 more for a start. */
    private long[] odd = new long[16];

    private int oddCount;

    private int minute;
    private int oddIndex;
    private int taken;

    Sweep(Span window) {
        from = window.start().toEpochMilli();
        length = window.end().toEpochMilli() - from;
        changes = new int[Math.toIntExact(length / MINUTE) + 1];
    }

    /** Adds all spans before the first question. */
    void add(BusyTimes times) {
        for (int index = 0; index < times.size(); index++) {
            change(Math.max(0, times.start(index) - from), 1);
            long end = times.end(index) - from;
            if (end < length) {
                change(end, -1);
            }
        }
    }

    private void change(long at, int by) {
        if (at % MINUTE == 0) {
            changes[(int) (at / MINUTE)] += by;
            return;
        }
        if (oddCount == odd.length) {
            odd = Arrays.copyOf(odd, oddCount * 2);
        }
        odd[oddCount++] = at * 2 + (by > 0 ? 1 : 0);
    }

    /** The last word before the questions. */
    void sort() {
        Arrays.sort(odd, 0, oddCount);
    }

    /** The most that are taken at one moment of the span, which begins where the one asked before ended. */
    int mostWithin(Span span) {
        long start = span.start().toEpochMilli() - from;
        long end = span.end().toEpochMilli() - from;
        while (nextChange() <= start) {
            applyNext();
        }
        int most = taken;
        while (nextChange() < end) {
            applyNext();
            most = Math.max(most, taken);
        }
        return most;
    }

    /** When the next change is, in milliseconds from the window's start. */
    private long nextChange() {
        while (minute < changes.length && changes[minute] == 0) {
            minute++;
        }
        return Math.min(nextFullMinute(), nextOdd());
    }

    private long nextFullMinute() {
        return minute < changes.length ? minute * MINUTE : Long.MAX_VALUE;
    }

    private long nextOdd() {
        return oddIndex < oddCount ? odd[oddIndex] / 2 : Long.MAX_VALUE;
    }

    /** Of odd changes at one instant the ends come first: what only touches is not taken twice. */
    private void applyNext() {
        if (nextFullMinute() < nextOdd()) {
            taken += changes[minute++];
        } else {
            taken += (odd[oddIndex++] & 1) == 1 ? 1 : -1;
        }
    }
}
