package org.leasehold.spaces.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Limit;
import org.leasehold.accounts.Limited;
import org.leasehold.accounts.Retention;
import org.leasehold.spaces.SpaceItem;
import org.leasehold.spaces.internal.Expiry.Promise;

/** R1 and R2 hold whatever rules are set, whenever its owner writes to it, and however late anybody looks. */
class ExpiryProperties {

    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

    /** A while later a rule holds, and its owner has written to it or not. */
    record Step(int hours, int keepDays, int warnDays, boolean written) {}

    @Provide
    Arbitrary<List<Step>> histories() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 24 * 60),
                        Arbitraries.integers().between(0, 400),
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.of(true, false, false))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    @Property(tries = 2_000)
    void noPromiseIsBrokenAndNobodyIsSurprised(@ForAll("histories") List<Step> history) {
        Instant now = START;
        Instant toldAt = Instant.MIN;
        SpaceItem item = Stocktaking.first(1, Limited.NOTEBOOKS, "n", now);
        boolean shown = false;
        for (Step step : history) {
            now = now.plus(Duration.ofHours(step.hours()));
            Limit limit = rule(step);
            if (step.written()) {
                item = item.measured(new SpaceItem.Measure(false, 1, null, now, now));
            }
            @Nullable Instant before = item.keepUntil();
            switch (Expiry.promise(item, limit, null, shown, now)) {
                case Promise.Holds holds -> {
                    assertThat(shown && isEarlier(holds.until(), before)).isFalse();
                    item = item.promised(holds.until(), 0);
                }
                case Promise.Shrinks shrinks -> {
                    Period warning = Objects.requireNonNullElse(limit.warnBefore(), Period.ofDays(14));
                    assertThat(shown).isTrue();
                    assertThat(shrinks.until())
                            .isAfterOrEqualTo(
                                    now.atZone(ZoneOffset.UTC).plus(warning).toInstant());
                    item = item.promised(shrinks.until(), 0);
                }
            }
            shown = true;
            Instant until = item.keepUntil();
            if (until != null && Expiry.isToBeTold(item, limit.warnBefore(), now)) {
                item = item.promised(Expiry.told(until, now), 0).told();
                assertThat(isEarlier(item.keepUntil(), until)).isFalse();
                toldAt = now;
            }
            if (Expiry.isOver(item, limit.warnBefore(), true, now)) {
                assertThat(now).isAfterOrEqualTo(Objects.requireNonNull(item.keepUntil()));
                if (limit.warnBefore() != null) {
                    assertThat(toldAt.plus(Expiry.LEAST_NOTICE)).isBeforeOrEqualTo(now);
                }
                return;
            }
        }
    }

    private static Limit rule(Step step) {
        return new Limit(
                Limited.NOTEBOOKS,
                null,
                null,
                step.keepDays() == 0 ? new Retention.Forever() : new Retention.For(Period.ofDays(step.keepDays())),
                step.warnDays() == 0 ? null : Period.ofDays(step.warnDays()),
                new Limit.Because.Nothing(),
                List.of());
    }

    private static boolean isEarlier(@Nullable Instant one, @Nullable Instant other) {
        return one != null && (other == null || one.isBefore(other));
    }
}
