package org.leasehold.calendar;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.leasehold.common.Span;

/**
 * When something is taken: disjoint spans that do not even touch, by start, as epoch milliseconds in plain arrays,
 * because a month of a thousand resources has a hundred thousand of them.
 */
final class BusyTimes {

    private long[] starts = new long[16];
    private long[] ends = new long[16];
    private int size;

    /** Takes spans in any order and makes them one. */
    static final class Builder {

        private final BusyTimes times = new BusyTimes();
        private boolean inOrder = true;

        void add(long start, long end) {
            inOrder &= times.size == 0 || times.starts[times.size - 1] <= start;
            times.append(start, end);
        }

        BusyTimes build() {
            if (!inOrder) {
                times.sort();
            }
            times.merge();
            return times;
        }
    }

    int size() {
        return size;
    }

    long start(int index) {
        return starts[index];
    }

    long end(int index) {
        return ends[index];
    }

    List<Span> spans() {
        return IntStream.range(0, size)
                .mapToObj(index -> new Span(Instant.ofEpochMilli(starts[index]), Instant.ofEpochMilli(ends[index])))
                .toList();
    }

    private void append(long start, long end) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        starts[size] = start;
        ends[size] = end;
        size++;
    }

    private void sort() {
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingLong(index -> starts[index]))
                .mapToInt(Integer::intValue)
                .toArray();
        starts = Arrays.stream(order).mapToLong(index -> starts[index]).toArray();
        ends = Arrays.stream(order).mapToLong(index -> ends[index]).toArray();
    }

    private void merge() {
        int last = -1;
        for (int index = 0; index < size; index++) {
            if (last >= 0 && starts[index] <= ends[last]) {
                ends[last] = Math.max(ends[last], ends[index]);
            } else {
                last++;
                starts[last] = starts[index];
                ends[last] = ends[index];
            }
        }
        size = last + 1;
    }
}
