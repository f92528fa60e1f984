package org.leasehold.spaces.internal;

import java.time.Instant;
import java.time.InstantSource;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Limits;
import org.leasehold.spaces.SpaceItem;
import org.springframework.stereotype.Component;

/** What somebody is promised of a thing whose time begins now. */
@Component
class Promises {

    private final Limits limits;
    private final InstantSource clock;

    Promises(Limits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** The thing as it is, kept for its owner from now on as the rules for them say. */
    SpaceItem anew(SpaceItem item, Account owner) {
        Instant now = clock.instant();
        return Stocktaking.promised(
                item.measured(new SpaceItem.Measure(
                        item.folder(),
                        item.bytes(),
                        item.problem(),
                        now,
                        item.measure().fileTime())),
                limits.of(owner.id(), owner.level(), item.what()),
                owner,
                now);
    }
}
