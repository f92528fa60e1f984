package org.leasehold.calendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.leasehold.common.Span;

/** Collects spans in any order and gives back their union: disjoint, not even touching, by start. */
final class SpanUnion {

    private record Piece(long start, long end) {}

    private final List<Piece> pieces = new ArrayList<>();

    void add(long start, long end) {
        pieces.add(new Piece(start, end));
    }

    List<Span> spans() {
        pieces.sort(Comparator.comparingLong(Piece::start));
        List<Span> result = new ArrayList<>();
        for (int index = 0; index < pieces.size(); ) {
            long start = pieces.get(index).start();
            long end = pieces.get(index).end();
            index++;
            while (index < pieces.size() && pieces.get(index).start() <= end) {
                end = Math.max(end, pieces.get(index).end());
                index++;
            }
            result.add(new Span(Instant.ofEpochMilli(start), Instant.ofEpochMilli(end)));
        }
        return result;
    }
}
