package org.leasehold.inventory;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The instants at which leases may begin and end: multiples of a step, counted from local midnight of a zone. Right
 * across clock changes: on a grain of hours the steps follow the clock on the wall.
 *
 * @param step divides a day evenly
 */
public record Grain(Duration step, ZoneId zone) {

    /** The last grain not after the instant. */
    public Instant floor(Instant instant) {
        ZonedDateTime local = instant.atZone(zone);
        long stepNanos = step.toNanos();
        long floored = Math.floorDiv(local.toLocalTime().toNanoOfDay(), stepNanos) * stepNanos;
        Instant result = local.with(LocalTime.ofNanoOfDay(floored)).toInstant();
        // In the hour that a clock change repeats, the wall time floored may lie in its other copy.
        return result.isAfter(instant) ? floor(instant.minus(step)) : result;
    }

    /** The first grain not before the instant. */
    public Instant ceiling(Instant instant) {
        Instant floor = floor(instant);
        return floor.equals(instant) ? instant : after(floor);
    }

    /** The first grain after the instant. */
    public Instant after(Instant instant) {
        Instant candidate = floor(instant.plus(step));
        return candidate.isAfter(instant) ? candidate : floor(instant.plus(step).plus(step));
    }

    public boolean isOn(Instant instant) {
        return floor(instant).equals(instant);
    }
}
