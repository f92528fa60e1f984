package org.leasehold.spaces.internal;

import java.time.Duration;
import org.leasehold.common.Recurring;
import org.leasehold.spaces.SpaceCare;
import org.springframework.stereotype.Component;

/** Looks after what is kept while the service runs. */
@Component
class SpaceKeeper extends Recurring {

    private static final Duration PAUSE = Duration.ofSeconds(30);

    SpaceKeeper(SpaceCare care) {
        super("space-keeper", PAUSE, care::keepDue);
    }
}
