package org.leasehold.calendar;

import java.util.Arrays;

/**
 * Who holds one resource when: spans that do not overlap, sorted by start, in plain arrays, because a thousand of them
 * are searched for one answer. Times are epoch milliseconds. Not thread-safe: {@link Calendar} guards it.
 */
final class Occupancy {

    private long[] starts = new long[8];
    private long[] ends = new long[8];
    private long[] holders = new long[8];
    private int size;

    int size() {
        return size;
    }

    long start(int index) {
        return starts[index];
    }

    long end(int index) {
        return ends[index];
    }

    long holder(int index) {
        return holders[index];
    }

    /** The index of the first span that ends after {@code instant}; {@code size()} when none does. */
    int firstEndingAfter(long instant) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends[middle] > instant) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    boolean isFree(long start, long end) {
        int index = firstEndingAfter(start);
        return index == size || starts[index] >= end;
    }

    /** Adds a span that overlaps none there is. */
    void add(long holder, long start, long end) {
        int index = firstEndingAfter(start);
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            holders = Arrays.copyOf(holders, size * 2);
        }
        copy(index, index + 1, size - index);
        starts[index] = start;
        ends[index] = end;
        holders[index] = holder;
        size++;
    }

    /** Removes all that the holder has within the span. */
    void remove(long holder, long start, long end) {
        int kept = firstEndingAfter(start);
        int index = kept;
        for (; index < size && starts[index] < end; index++) {
            if (holders[index] != holder) {
                copy(index, kept++, 1);
            }
        }
        copy(index, kept, size - index);
        size -= index - kept;
    }

    private void copy(int from, int to, int count) {
        if (from != to) {
            System.arraycopy(starts, from, starts, to, count);
            System.arraycopy(ends, from, ends, to, count);
            System.arraycopy(holders, from, holders, to, count);
        }
    }
}
