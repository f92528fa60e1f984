package org.leasehold.cli;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Instants and spans as people read them, in a zone; where an hour comes twice, its offset is shown. */
final class TimeDisplay {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);

    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?Z");

    private final ZoneId zone;

    TimeDisplay(ZoneId zone) {
        this.zone = zone;
    }

    ZoneId zone() {
        return zone;
    }

    /** {@code Mon 2026-11-23 14:00}. */
    String moment(Instant instant) {
        ZonedDateTime local = instant.atZone(zone);
        return DAY.format(local) + " " + time(local);
    }

    /** {@code 14:00:05}: for what happens now. */
    String second(Instant instant) {
        return SECONDS.format(instant.atZone(zone));
    }

    /** {@code Mon 2026-11-23 14:00-15:30}, or with both days if it goes beyond midnight. */
    String span(Instant start, Instant end) {
        ZonedDateTime from = start.atZone(zone);
        ZonedDateTime until = end.atZone(zone);
        if (from.toLocalDate().equals(until.toLocalDate())) {
            return moment(start) + "-" + time(until);
        }
        boolean midnight = until.toLocalTime().equals(LocalTime.MIDNIGHT)
                && from.toLocalDate().plusDays(1).equals(until.toLocalDate());
        return midnight ? moment(start) + "-24:00" : moment(start) + " - " + moment(end);
    }

    /** The text with every instant in it, {@code 2026-11-23T13:00:00Z}, as {@link #moment} shows it. */
    String localized(String text) {
        return INSTANT.matcher(text).replaceAll(found -> moment(Instant.parse(found.group())));
    }

    private String time(ZonedDateTime local) {
        DateTimeFormatter format = local.getSecond() == 0 ? MINUTES : SECONDS;
        boolean twice = zone.getRules().getValidOffsets(local.toLocalDateTime()).size() > 1;
        return format.format(local) + (twice ? local.getOffset() : "");
    }
}
