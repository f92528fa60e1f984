package org.leasehold.leases.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.leasehold.accounts.Account;
import org.leasehold.common.Problem;
import org.leasehold.common.Problem.Refused;
import org.leasehold.common.Span;
import org.leasehold.inventory.Blackout;
import org.leasehold.inventory.Grain;

/**
 * The booking rules: each reads one setting of the facility's policy and says why not and what would be allowed. A
 * lease made under older rules is judged only by what its holder wants to change.
 */
final class Rules {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.ENGLISH);

    /** In the order in which people want to hear of them. */
    static final List<Function<Wish, Optional<Refused>>> ALL = List.of(
            Rules::personalLevel,
            Rules::past,
            Rules::granularityOfStart,
            Rules::granularityOfEnd,
            Rules::minimumNotice,
            Rules::horizon,
            Rules::maximumLength,
            Rules::futureTime,
            Rules::personalLeases,
            Rules::personalLength,
            Rules::personalDaysAhead,
            Rules::blackout);

    private Rules() {}

    static List<Problem> refusals(Wish wish) {
        return ALL.stream()
                .map(rule -> rule.apply(wish))
                .flatMap(Optional::stream)
                .map(refused -> (Problem) refused)
                .toList();
    }

    static Optional<Refused> past(Wish wish) {
        if (wish.facility().policy().pastBookingAllowed()) {
            return Optional.empty();
        }
        Instant earliest = wish.facility().grain().floor(wish.now());
        if (wish.startIsNew() && wish.span().start().isBefore(earliest)) {
            return refused(
                    "past",
                    "start",
                    "A lease cannot start in the past: " + at(wish, wish.span().start()) + " is over.",
                    "a start at or after " + earliest);
        }
        if (wish.endIsNew() && wish.span().end().isBefore(wish.now())) {
            return refused(
                    "past",
                    "end",
                    "A lease cannot end in the past: " + at(wish, wish.span().end()) + " is over.",
                    "an end after " + wish.now());
        }
        return Optional.empty();
    }

    static Optional<Refused> granularityOfStart(Wish wish) {
        return wish.startIsNew() ? granularity(wish, "start", wish.span().start()) : Optional.empty();
    }

    static Optional<Refused> granularityOfEnd(Wish wish) {
        return wish.endIsNew() ? granularity(wish, "end", wish.span().end()) : Optional.empty();
    }

    private static Optional<Refused> granularity(Wish wish, String field, Instant instant) {
        Grain grain = wish.facility().grain();
        if (grain.isOn(instant)) {
            return Optional.empty();
        }
        return refused(
                "granularity",
                field,
                "The " + field + " " + at(wish, instant) + " does not lie on the facility's grain of "
                        + words(grain.step()) + " in " + grain.zone() + ".",
                grain.floor(instant) + " or " + grain.after(instant));
    }

    static Optional<Refused> minimumNotice(Wish wish) {
        Duration notice = wish.facility().policy().minimumNotice();
        Instant earliest = wish.now().plus(notice);
        if (notice.isZero() || !wish.startIsNew() || !wish.span().start().isBefore(earliest)) {
            return Optional.empty();
        }
        return refused(
                "minimum-notice",
                "start",
                "A lease must be booked at least " + words(notice) + " before it starts.",
                "a start at or after " + wish.facility().grain().ceiling(earliest));
    }

    static Optional<Refused> horizon(Wish wish) {
        Duration horizon = wish.facility().policy().horizon();
        if (horizon == null
                || !wish.endIsNew()
                || !wish.span().end().isAfter(wish.now().plus(horizon))) {
            return Optional.empty();
        }
        return refused(
                "horizon",
                "end",
                "A lease cannot reach further ahead than " + words(horizon) + ".",
                "an end at or before "
                        + wish.facility().grain().floor(wish.now().plus(horizon)));
    }

    static Optional<Refused> maximumLength(Wish wish) {
        Duration maximum = wish.facility().policy().maximumLength();
        if (maximum == null || !wish.isLonger() || wish.span().length().compareTo(maximum) <= 0) {
            return Optional.empty();
        }
        return refused(
                "maximum-length",
                "end",
                "A lease of " + words(wish.span().length()) + " is longer than the " + words(maximum)
                        + " that the facility allows.",
                "an end at or before " + wish.span().start().plus(maximum));
    }

    static Optional<Refused> futureTime(Wish wish) {
        Duration most = wish.facility().policy().futureTimePerSlice();
        if (most == null || !wish.isLonger()) {
            return Optional.empty();
        }
        Duration total = wish.otherTimeToCome().plus(wish.span().length());
        if (total.compareTo(most) <= 0) {
            return Optional.empty();
        }
        Duration left = most.minus(wish.otherTimeToCome());
        return refused(
                "future-hours",
                "slice",
                "The slice would have " + words(total) + " still to come; the facility allows " + words(most) + ".",
                left.isPositive() ? "at most " + words(left) + " more" : "nothing more until some of it is over");
    }

    /** Whether people may lease for themselves here. */
    static Optional<Refused> personalLevel(Wish wish) {
        Integer least = wish.facility().policy().personalLevel();
        if (wish.personal().isEmpty()) {
            return Optional.empty();
        }
        int level = wish.personal().get().level();
        if (least == null) {
            return refused(
                    "personal-leases",
                    "slice",
                    "\"" + wish.facility().title() + "\" is leased to slices, not to persons.",
                    "a slice that you are a member of");
        }
        if (level >= least) {
            return Optional.empty();
        }
        return refused(
                "personal-level",
                "slice",
                "\"" + wish.facility().title() + "\" is open to persons from level " + least + " on; yours is level "
                        + level + ".",
                level == Account.ANONYMOUS
                        ? "signing up, which makes you level 1"
                        : "a slice that you are a member of, or a higher level, which an administrator gives");
    }

    static Optional<Refused> personalLeases(Wish wish) {
        return wish.personal()
                .filter(person -> wish.before().isEmpty() && !person.leases().allows(person.otherLeases() + 1))
                .flatMap(person -> refused(
                        "leases-per-person",
                        "slice",
                        "You have " + person.otherLeases() + " leases to come; your level may have "
                                + person.leases().mostCount() + ".",
                        "none more until one of them is over or cancelled"));
    }

    static Optional<Refused> personalLength(Wish wish) {
        return wish.personal()
                .filter(person -> wish.isLonger())
                .map(Wish.Personal::minutes)
                .filter(limit -> !limit.allows(Math.ceilDiv(wish.span().length().toSeconds(), 60)))
                .map(limit -> Duration.ofMinutes(Objects.requireNonNull(limit.mostCount())))
                .flatMap(most -> refused(
                        "length-per-person",
                        "end",
                        "A lease of " + words(wish.span().length()) + " is longer than the " + words(most)
                                + " that your level may have.",
                        "an end at or before " + wish.span().start().plus(most)));
    }

    static Optional<Refused> personalDaysAhead(Wish wish) {
        return wish.personal()
                .filter(person -> wish.endIsNew())
                .map(person -> person.daysAhead().mostCount())
                .map(days -> wish.now().plus(Duration.ofDays(days)))
                .filter(latest -> wish.span().end().isAfter(latest))
                .flatMap(latest -> refused(
                        "horizon-per-person",
                        "end",
                        "A lease cannot reach so far ahead at your level.",
                        "an end at or before " + wish.facility().grain().floor(latest)));
    }

    static Optional<Refused> blackout(Wish wish) {
        boolean changed = wish.startIsNew() || wish.endIsNew();
        if (!changed || wish.blackouts().isEmpty()) {
            return Optional.empty();
        }
        Blackout first = wish.blackouts().getFirst();
        Span span = first.span();
        return refused(
                "blackout",
                "start",
                "There is maintenance from " + at(wish, span.start()) + " until " + at(wish, span.end()) + ": "
                        + first.reason() + ".",
                "an end at or before " + span.start() + ", or a start at or after " + span.end());
    }

    private static Optional<Refused> refused(String rule, String field, String detail, String allowed) {
        return Optional.of(new Refused(rule, field, detail, allowed));
    }

    private static String at(Wish wish, Instant instant) {
        ZoneId zone = wish.facility().timeZone();
        return CLOCK.format(instant.atZone(zone)) + " (" + zone + ")";
    }

    /** A duration as people say it: 2 days, 36 h, 90 min. */
    static String words(Duration duration) {
        long minutes = duration.toMinutes();
        if (duration.toSeconds() % 60 != 0) {
            return duration.toSeconds() + " s";
        }
        if (minutes % (24 * 60) == 0 && minutes >= 2 * 24 * 60) {
            return minutes / (24 * 60) + " days";
        }
        return minutes % 60 == 0 ? minutes / 60 + " h" : minutes + " min";
    }
}
