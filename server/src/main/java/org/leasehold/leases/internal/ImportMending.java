package org.leasehold.leases.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.leasehold.common.Span;
import org.leasehold.inventory.Grain;
import org.leasehold.leases.Imports.LineProblem;
import org.leasehold.leases.Imports.Mended;
import org.leasehold.leases.internal.ImportFile.Line;

/**
 * Makes a file of it that the ledger can take: of leases said twice one stays, also where two of one slice overlap; where
 * two slices overlap, each keeps its side of the middle. What is broken stays and is told.
 */
final class ImportMending {

    private final Grain grain;
    private final List<Line> kept = new ArrayList<>();
    private final List<LineProblem> mended = new ArrayList<>();

    private ImportMending(Grain grain) {
        this.grain = grain;
    }

    static Mended of(List<String> text, Grain grain) {
        List<LineProblem> broken = new ArrayList<>();
        List<Line> lines = new ArrayList<>(ImportFile.parse(text, broken));
        lines.sort(Comparator.comparing(Line::span).thenComparing(Line::number));
        ImportMending mending = new ImportMending(grain);
        mending.take(lines);
        List<String> written = new ArrayList<>();
        written.add(ImportFile.HEADER);
        mending.kept.forEach(line -> written.add(line.written()));
        broken.forEach(line -> written.add(line.text()));
        mending.mended.sort(Comparator.comparingInt(LineProblem::line));
        return new Mended(written, List.copyOf(mending.mended));
    }

    private void take(List<Line> lines) {
        Set<String> known = new HashSet<>();
        for (Line line : lines) {
            if (!known.add(line.leaseId())) {
                skip(line, "Lease " + line.leaseId() + " is there already.");
            } else if (kept.isEmpty()
                    || !line.span().start().isBefore(kept.getLast().span().end())) {
                kept.add(line);
            } else if (kept.getLast().slice().equals(line.slice())) {
                skip(line, "It overlaps lease " + kept.getLast().leaseId() + " of the same slice.");
            } else {
                part(kept.getLast(), line);
            }
        }
    }

    /** The later one began within the earlier: both give up to the middle of what they share, on the grain. */
    private void part(Line earlier, Line later) {
        // What lies before the earlier one is another's already.
        Instant start = latest(earlier.span().start(), later.span().start());
        if (!start.isBefore(later.span().end())) {
            skip(later, "Other leases take all of it.");
            return;
        }
        Span shared =
                new Span(start, earliest(earlier.span().end(), later.span().end()));
        Instant middle = grain.floor(
                shared.start().plus(Duration.ofSeconds(shared.length().toSeconds() / 2)));
        kept.removeLast();
        keep(earlier, earlier.span().start(), middle);
        keep(later, latest(middle, start), later.span().end());
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private void keep(Line line, Instant start, Instant end) {
        if (!start.isBefore(end)) {
            skip(line, "Another lease takes all of it.");
            return;
        }
        kept.add(line.within(new Span(start, end)));
        mended.add(new LineProblem(
                line.number(),
                "trimmed",
                "It overlaps another lease, and is " + start + " until " + end + " now.",
                line.text()));
    }

    private void skip(Line line, String why) {
        mended.add(new LineProblem(line.number(), "skipped", why, line.text()));
    }
}
