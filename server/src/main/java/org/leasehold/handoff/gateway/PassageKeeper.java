package org.leasehold.handoff.gateway;

import java.time.Duration;
import org.leasehold.common.Recurring;
import org.springframework.stereotype.Component;

/** Looks each second whose passages have to end, so that nothing outlives its lease by little more. */
@Component
class PassageKeeper extends Recurring {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    PassageKeeper(Passages passages) {
        super("gateway-passages", PAUSE, passages::shutWhatHasEnded);
    }
}
