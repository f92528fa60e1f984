package org.leasehold.leases.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.leasehold.common.ProblemException;
import org.leasehold.common.Span;
import org.leasehold.leases.Imports.LineProblem;

/** A file of leases: a header, and a lease a line. */
final class ImportFile {

    static final String HEADER = "lease_id,slice,start,end";

    /** What R2lab's own dumps say, whose times are UTC without saying so. */
    private static final String OLD_HEADER = "lease_id,name,beg,end";

    private ImportFile() {}

    /** @param number counted from 1, the header being line 1 */
    record Line(int number, String text, String leaseId, String slice, Span span) {

        /** The same with another span, as the file would have it. */
        Line within(Span other) {
            return new Line(number, text, leaseId, slice, other);
        }

        String written() {
            return leaseId + "," + slice + "," + span.start() + "," + span.end();
        }
    }

    static List<Line> parse(List<String> text, List<LineProblem> problems) {
        List<Line> lines = new ArrayList<>(text.size());
        String header = text.isEmpty() ? "" : text.getFirst().strip();
        if (!header.equals(HEADER) && !header.equals(OLD_HEADER)) {
            problems.add(new LineProblem(1, "broken", "The first line must be the header " + HEADER + ".", header));
            return lines;
        }
        for (int index = 1; index < text.size(); index++) {
            String line = text.get(index).strip();
            if (!line.isEmpty()) {
                try {
                    lines.add(parse(index + 1, line, header.equals(OLD_HEADER)));
                } catch (ProblemException | DateTimeException broken) {
                    problems.add(new LineProblem(index + 1, "broken", String.valueOf(broken.getMessage()), line));
                }
            }
        }
        return lines;
    }

    private static Line parse(int number, String line, boolean old) {
        String[] fields = line.split(",", -1);
        if (fields.length != 4) {
            throw new DateTimeException("A line has the 4 fields " + HEADER + "; this one has " + fields.length + ".");
        }
        if (!fields[1].matches("[A-Za-z0-9][A-Za-z0-9._:+-]{0,126}")) {
            throw new DateTimeException("\"" + fields[1] + "\" cannot be the name of a slice.");
        }
        Span span = new Span(instant("start", fields[2], old), instant("end", fields[3], old));
        return new Line(number, line, fields[0], fields[1], span);
    }

    private static Instant instant(String field, String text, boolean old) {
        try {
            boolean naive = old && !text.endsWith("Z") && !text.matches(".*[+-]\\d\\d:?\\d\\d");
            return naive
                    ? LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
        } catch (DateTimeException broken) {
            throw new DateTimeException(
                    "The " + field + " \"" + text + "\" is no instant; 2026-11-22T09:00:00Z would be.", broken);
        }
    }
}
