package org.leasehold.accounts.internal;

import java.time.Duration;
import org.leasehold.accounts.Trials;
import org.leasehold.common.Recurring;
import org.springframework.stereotype.Component;

/** Ends trials when their time has come. */
@Component
class TrialKeeper extends Recurring {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    TrialKeeper(Trials trials) {
        super("trial-keeper", PAUSE, trials::endDue);
    }
}
