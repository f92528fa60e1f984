package org.leasehold.cli;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times as people write them, read in a zone: {@code 14:00}, {@code tomorrow 9:00}, {@code friday},
 * {@code 2026-12-01T08:00}, {@code 12-24T18:00}, {@code 27T10:30}, {@code now}, {@code +2h}, or any ISO instant.
 *
 * <p>A day alone is its beginning. A weekday, a day of the month or of the year is the next to come. A time that a change
 * of the clocks skips, or brings twice, is refused with what to write instead.
 */
final class TimeText {

    private static final String TIME = "(?:\\d{1,2}(?::\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)?)";
    private static final String DAY = "(?:today|tomorrow|yesterday|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*"
            + "|\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}-\\d{1,2}|\\d{1,2}(?=t))";
    private static final Pattern WHEN = Pattern.compile("(?:(?<day>" + DAY + ")(?:(?:t|\\s+)(?<at>" + TIME
            + "))?|(?<time>" + TIME + "))(?<offset>z|[+-]\\d{2}:?\\d{2})?");
    private static final Pattern RELATIVE = Pattern.compile("(?:now)?\\s*(?:(?<sign>[+-])\\s*(?<by>.+))?");

    private static final DateTimeFormatter TIME_OF_DAY = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.HOUR_OF_DAY, 1, 2, SignStyle.NOT_NEGATIVE)
            .appendPattern("[:mm[:ss]]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
            .toFormatter(Locale.ROOT);

    private final ZoneId zone;
    private final Instant now;

    TimeText(ZoneId zone, Instant now) {
        this.zone = zone;
        this.now = now;
    }

    /**
     * Reads a time.
     *
     * @throws TextException if it is none, or not one
     */
    Instant parse(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        Instant relative = relative(plain, now);
        return relative != null ? relative : absolute(plain, text, today());
    }

    /**
     * Reads the end of what starts at {@code start}: a time of day is the next after the start, {@code 2h} or {@code +2h}
     * is counted from the start.
     *
     * @throws TextException if it is none, or not one
     */
    Instant parseEnd(String text, Instant start) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        if (DurationText.matches(plain)) {
            return start.plus(DurationText.parse(plain));
        }
        Instant relative = plain.startsWith("now") ? relative(plain, now) : relative(plain, start);
        if (relative != null) {
            return relative;
        }
        Matcher matcher = WHEN.matcher(plain);
        if (!matcher.matches() || matcher.group("day") != null) {
            return parse(text);
        }
        LocalDate day = LocalDate.ofInstant(start, zone);
        LocalTime first = LocalTime.ofInstant(start, zone);
        return absolute(plain, text, time(plain, text).isAfter(first) ? day : day.plusDays(1));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, zone);
    }

    private static @Nullable Instant relative(String plain, Instant origin) {
        Matcher matcher = RELATIVE.matcher(plain);
        if (plain.isEmpty() || !matcher.matches()) {
            return null;
        }
        if (matcher.group("by") == null) {
            return origin;
        }
        Duration by = DurationText.parse(matcher.group("by"));
        return matcher.group("sign").equals("-") ? origin.minus(by) : origin.plus(by);
    }

    private Instant absolute(String plain, String asWritten, LocalDate defaultDay) {
        Matcher matcher = WHEN.matcher(plain);
        if (!matcher.matches()) {
            throw unknown(asWritten);
        }
        String day = matcher.group("day");
        LocalDate date = day == null ? defaultDay : day(day, asWritten);
        String offset = matcher.group("offset");
        if (day != null && matcher.group("at") == null) {
            return date.atStartOfDay(offset == null ? zone : offset(offset, asWritten))
                    .toInstant();
        }
        LocalDateTime local = date.atTime(time(plain, asWritten));
        return offset == null ? instant(local) : local.toInstant(offset(offset, asWritten));
    }

    private static LocalTime time(String plain, String asWritten) {
        Matcher matcher = WHEN.matcher(plain);
        if (!matcher.matches()) {
            throw unknown(asWritten);
        }
        String time = matcher.group("time") == null ? matcher.group("at") : matcher.group("time");
        try {
            return LocalTime.parse(time, TIME_OF_DAY);
        } catch (DateTimeException e) {
            throw new TextException("'" + time + "' is no time of day; those go from 0:00 to 23:59.");
        }
    }

    private static ZoneOffset offset(String offset, String asWritten) {
        try {
            return ZoneOffset.of(offset.toUpperCase(Locale.ROOT));
        } catch (DateTimeException e) {
            throw unknown(asWritten);
        }
    }

    private LocalDate day(String day, String asWritten) {
        try {
            return switch (day) {
                case "today" -> today();
                case "tomorrow" -> today().plusDays(1);
                case "yesterday" -> today().minusDays(1);
                default -> Character.isLetter(day.charAt(0)) ? weekday(day, asWritten) : date(day.split("-"));
            };
        } catch (DateTimeException e) {
            throw new TextException("There is no day '" + day + "'.");
        }
    }

    private LocalDate weekday(String name, String asWritten) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.getDisplayName(TextStyle.FULL, Locale.ROOT)
                            .toLowerCase(Locale.ROOT)
                            .startsWith(name)
                    || day.name().toLowerCase(Locale.ROOT).startsWith(name)) {
                return today().with(TemporalAdjusters.next(day));
            }
        }
        throw unknown(asWritten);
    }

    private LocalDate date(String[] numbers) {
        int[] parts = List.of(numbers).stream().mapToInt(Integer::parseInt).toArray();
        return switch (parts.length) {
            case 3 -> LocalDate.of(parts[0], parts[1], parts[2]);
            case 2 -> nextDayOfYear(parts[0], parts[1]);
            default -> nextDayOfMonth(parts[0]);
        };
    }

    private LocalDate nextDayOfYear(int month, int day) {
        LocalDate date = LocalDate.of(today().getYear(), month, day);
        return date.isBefore(today()) ? LocalDate.of(today().getYear() + 1, month, day) : date;
    }

    private LocalDate nextDayOfMonth(int day) {
        YearMonth month = YearMonth.from(today());
        if (day < today().getDayOfMonth() || !month.isValidDay(day)) {
            month = month.plusMonths(1);
        }
        return LocalDate.of(month.getYear(), month.getMonth(), day);
    }

    private Instant instant(LocalDateTime local) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            ZoneOffsetTransition change = zone.getRules().getTransition(local);
            throw new TextException(local.toLocalTime() + " does not exist on " + local.toLocalDate() + " in " + zone
                    + ": clocks go from "
                    + change.getDateTimeBefore().toLocalTime() + " to "
                    + change.getDateTimeAfter().toLocalTime() + ".");
        }
        if (offsets.size() > 1) {
            throw new TextException(local.toLocalTime() + " comes twice on " + local.toLocalDate() + " in " + zone
                    + ": write " + local + offsets.getFirst() + " or " + local + offsets.getLast() + ".");
        }
        return local.toInstant(offsets.getFirst());
    }

    private static TextException unknown(String asWritten) {
        return new TextException("'" + asWritten + "' is no time; times look like 14:00, tomorrow 9:00, friday,"
                + " 2026-12-01T08:00, 27T10:30, now or +2h.");
    }
}
