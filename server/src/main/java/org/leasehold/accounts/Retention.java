package org.leasehold.accounts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long something stored is kept. */
public sealed interface Retention {

    /** Until its owner deletes it. */
    record Forever() implements Retention {}

    /** Until the trial ends: by leaving, by its time, or by not being used (row L2). */
    record UntilExit() implements Retention {}

    /** For so long after it was last changed; at least a day. */
    record For(Period period) implements Retention {}

    /** When something last changed at that instant expires; empty when no date can be told. */
    default Optional<Instant> expiry(Instant changed) {
        return switch (this) {
            case Forever _, UntilExit _ -> Optional.empty();
            case For kept ->
                Optional.of(changed.atZone(ZoneOffset.UTC).plus(kept.period()).toInstant());
        };
    }

    /** {@code exit}, an ISO 8601 period of days, months or years, or nothing: forever. */
    default @Nullable String word() {
        return switch (this) {
            case Forever _ -> null;
            case UntilExit _ -> "exit";
            case For kept -> kept.period().toString();
        };
    }

    /** @throws IllegalArgumentException saying what would be right */
    static Retention parse(@Nullable String word) {
        return switch (word) {
            case null -> new Forever();
            case "exit" -> new UntilExit();
            default -> new For(period(word));
        };
    }

    /** @throws IllegalArgumentException saying what would be right */
    static Period period(String word) {
        try {
            Period period = Period.parse(word);
            if (!period.isNegative() && !period.isZero()) {
                return period;
            }
        } catch (DateTimeException _) {
            // Said below, as for the others.
        }
        throw new IllegalArgumentException(
                "\"" + word + "\" is no time to keep something: say P30D for days, P6M for months, P1Y for a year.");
    }
}
