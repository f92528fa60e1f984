package org.leasehold.accounts.internal;

import java.time.Duration;
import org.leasehold.accounts.AccountRemovals;
import org.leasehold.common.Recurring;
import org.springframework.stereotype.Component;

/** Sees to it that accounts that are being removed come to their end. */
@Component
class RemovalKeeper extends Recurring {

    private static final Duration PAUSE = Duration.ofSeconds(30);

    RemovalKeeper(AccountRemovals removals) {
        super("removal-keeper", PAUSE, removals::goOn);
    }
}
