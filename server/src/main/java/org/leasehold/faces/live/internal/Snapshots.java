package org.leasehold.faces.live.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.leasehold.live.SnapshotRequest;
import org.springframework.stereotype.Component;

/** What part of a channel's state a client gets that does not say so. */
@Component
class Snapshots {

    private static final Duration BACK = Duration.ofDays(1);
    /** The default moves in steps, so that clients which come one after the other share a snapshot. */
    private static final Duration STEP = Duration.ofMinutes(10);

    private final InstantSource clock;

    Snapshots(InstantSource clock) {
        this.clock = clock;
    }

    SnapshotRequest request(Optional<Instant> from, Optional<Instant> until) {
        return SnapshotRequest.between(from.orElseGet(this::usualStart), until.orElse(null));
    }

    private Instant usualStart() {
        long seconds = clock.instant().minus(BACK).getEpochSecond();
        return Instant.ofEpochSecond(seconds - seconds % STEP.toSeconds());
    }
}
