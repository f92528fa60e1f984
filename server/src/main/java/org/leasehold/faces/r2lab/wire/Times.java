package org.leasehold.faces.r2lab.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Optional;

/** Instants as Python and JavaScript write them, and as they read ours. */
public final class Times {

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");
    private static final int LONGEST = 40;

    private static final DateTimeFormatter WHOLE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter FINE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /** A date; perhaps a time; perhaps an offset. */
    private static final DateTimeFormatter ANY = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .toFormatter();

    private Times() {}

    /** In UTC, ending in Z; with microseconds only when there are some. */
    public static String utc(Instant instant) {
        return (instant.getNano() == 0 ? WHOLE : FINE).format(instant);
    }

    /**
     * Reads {@code +00:00}, {@code .000Z}, {@code +01:00}; UTC where no offset is given, midnight where no time is. A
     * plus sign that the query has made a blank of is one again. Empty for what is none, or not between 1970 and 3000.
     */
    public static Optional<Instant> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            TemporalAccessor parsed = ANY.parse(iso(text.strip()));
            LocalDateTime local = parsed.query(TemporalQueries.localTime()) == null
                    ? LocalDate.from(parsed).atStartOfDay()
                    : LocalDateTime.from(parsed);
            ZoneOffset given = parsed.query(TemporalQueries.offset());
            Instant instant = local.toInstant(given == null ? ZoneOffset.UTC : given);
            return instant.isBefore(EARLIEST) || !instant.isBefore(LATEST) ? Optional.empty() : Optional.of(instant);
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static String iso(String text) {
        int blank = text.indexOf(' ');
        boolean betweenDateAndTime = blank == "2026-11-22".length();
        return (betweenDateAndTime ? text.replaceFirst(" ", "T") : text)
                .replace('t', 'T')
                .replace('z', 'Z')
                .replace(' ', '+');
    }
}
