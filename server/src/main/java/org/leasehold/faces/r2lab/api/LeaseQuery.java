package org.leasehold.faces.r2lab.api;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leasehold.faces.r2lab.wire.Times;
import org.leasehold.faces.r2lab.wire.Whole;
import org.leasehold.leases.LeaseFilter;

/** Which leases a program asks for; all conditions hold together. */
final class LeaseQuery {

    private static final long LAST_SECOND =
            Instant.parse("3000-01-01T00:00:00Z").getEpochSecond();

    private final Call call;
    private final Whole whole;
    private final InstantSource clock;

    private LeaseQuery(Call call, Whole whole, InstantSource clock) {
        this.call = call;
        this.whole = whole;
        this.clock = clock;
    }

    /** Empty when nothing can match. */
    static Optional<LeaseFilter> read(Call call, Whole whole, InstantSource clock) {
        return new LeaseQuery(call, whole, clock).read();
    }

    private Optional<LeaseFilter> read() {
        Optional<Long> resource = call.queryNumber("resource_id");
        Optional<Long> slice = call.queryNumber("slice_id");
        Optional<Instant> alive = call.queryNumber("alive").map(LeaseQuery::epoch);
        Optional<Instant> after = instant("after");
        Optional<Instant> before = instant("before");
        if (resource.filter(id -> id != whole.resource().id()).isPresent()) {
            return Optional.empty();
        }
        LeaseFilter all =
                whole.between(latest(alive, after), earliest(alive.map(instant -> instant.plusNanos(1_000)), before));
        return Optional.of(new LeaseFilter(
                all.facilityId(),
                all.resourceId(),
                slice.map(Set::of).orElse(null),
                all.states(),
                all.from(),
                all.until()));
    }

    private static Instant epoch(long seconds) {
        if (seconds < 0 || seconds >= LAST_SECOND) {
            throw Refusal.unreadable("int_parsing", "Input should be a time in seconds since 1970", "query", "alive");
        }
        return Instant.ofEpochSecond(seconds);
    }

    private Optional<Instant> instant(String name) {
        return call.exchange().query(name).map(text -> instant(name, text));
    }

    private Instant instant(String name, String text) {
        ZoneId zone = whole.facility().timeZone();
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return switch (text) {
            case "now" -> clock.instant();
            case "today" -> today.atStartOfDay(zone).toInstant();
            case "tomorrow" -> today.plusDays(1).atStartOfDay(zone).toInstant();
            default ->
                Times.read(text)
                        .orElseThrow(() -> Refusal.of(
                                422, "'" + name + "' must be an ISO datetime, 'now', 'today', or 'tomorrow'"));
        };
    }

    private static @Nullable Instant latest(Optional<Instant> one, Optional<Instant> other) {
        return one.isPresent() && other.isPresent() && other.get().isBefore(one.get())
                ? one.get()
                : other.or(() -> one).orElse(null);
    }

    private static @Nullable Instant earliest(Optional<Instant> one, Optional<Instant> other) {
        return one.isPresent() && other.isPresent() && other.get().isAfter(one.get())
                ? one.get()
                : other.or(() -> one).orElse(null);
    }
}
