package org.leasehold.organizations.internal;

import java.time.Duration;
import org.leasehold.common.Recurring;
import org.leasehold.organizations.Groups;
import org.springframework.stereotype.Component;

/** Ends memberships when their time has come. */
@Component
class GroupKeeper extends Recurring {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    GroupKeeper(Groups groups) {
        super("group-keeper", PAUSE, groups::endDue);
    }
}
