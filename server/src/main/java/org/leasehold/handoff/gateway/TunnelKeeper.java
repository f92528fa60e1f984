package org.leasehold.handoff.gateway;

import java.time.Duration;
import org.leasehold.common.Recurring;
import org.springframework.stereotype.Component;

/** Looks each second whose tunnels have to end, so that a socket outlives its lease by little more. */
@Component
class TunnelKeeper extends Recurring {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    TunnelKeeper(Tunnels tunnels) {
        super("gateway-tunnels", PAUSE, tunnels::shutWhatHasEnded);
    }
}
