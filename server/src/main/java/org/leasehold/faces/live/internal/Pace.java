package org.leasehold.faces.live.internal;

import java.time.Duration;
import java.time.InstantSource;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;

/** Holds one connection to a number of actions per second. For one thread at a time. */
final class Pace {

    private final InstantSource clock;
    private final int perSecond;
    private double allowed;
    private long atMillis;

    Pace(InstantSource clock, int perSecond) {
        this.clock = clock;
        this.perSecond = perSecond;
        this.allowed = perSecond;
        this.atMillis = clock.millis();
    }

    /** @throws ProblemException {@code too-many-requests} */
    void take() {
        long now = clock.millis();
        allowed = Math.min(perSecond, allowed + Math.max(now - atMillis, 0) * perSecond / 1000.0);
        atMillis = now;
        if (allowed < 1) {
            throw new ProblemException(new Problem.TooManyRequests(
                    "At most " + perSecond + " of these are taken per second.", Duration.ofMillis(1000 / perSecond)));
        }
        allowed--;
    }
}
