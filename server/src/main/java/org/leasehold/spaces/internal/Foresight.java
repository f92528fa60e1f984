package org.leasehold.spaces.internal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Limit;
import org.leasehold.accounts.Limits;
import org.leasehold.spaces.SpaceCare.Deletion;
import org.leasehold.spaces.SpaceItem;
import org.leasehold.spaces.SpaceItem.State;
import org.leasehold.spaces.internal.Expiry.Promise;
import org.leasehold.spaces.internal.ItemRepository.Owned;
import org.springframework.stereotype.Component;

/** Says what will be deleted and why, by the same arithmetic that deletes, without deleting (row R2). */
@Component
class Foresight {

    private final ItemRepository items;
    private final Limits limits;
    private final InstantSource clock;

    Foresight(ItemRepository items, Limits limits, InstantSource clock) {
        this.items = items;
        this.limits = limits;
        this.clock = clock;
    }

    /** What happens until then if nothing changes, the first first. */
    List<Deletion> until(Instant until) {
        List<Deletion> deletions = new ArrayList<>();
        for (Owned owned : items.listAll()) {
            add(owned, deletions);
        }
        return deletions.stream()
                .filter(deletion -> !deletion.at().isAfter(until))
                .sorted(Comparator.comparing(Deletion::at))
                .toList();
    }

    private void add(Owned owned, List<Deletion> deletions) {
        SpaceItem item = owned.item();
        SpaceItem.Deletion deleted = item.deletion();
        if (item.state() == State.DELETED && deleted != null) {
            deletions.add(new Deletion(owned.account(), item, deleted.purgeAt(), true, deleted.because(), true));
            return;
        }
        Limit limit = limits.of(item.accountId(), owned.level(), item.what());
        String because = Words.kept(limit);
        Instant now = clock.instant();
        switch (Expiry.promise(item, limit, owned.trialEnd(), true, now)) {
            case Promise.Shrinks shrinks
            when owned.reachable() ->
                deletions.add(new Deletion(
                        owned.account(),
                        item,
                        shrinks.until(),
                        false,
                        because + "; its owner, who was promised longer, is told first",
                        false));
            case Promise.Shrinks _ -> promised(owned, item, because + "; its owner cannot be told of less", deletions);
            case Promise.Holds holds ->
                promised(owned, item.promised(holds.until(), limit.because().ruleId()), because, deletions);
        }
    }

    private void promised(Owned owned, SpaceItem item, String because, List<Deletion> deletions) {
        Instant until = item.keepUntil();
        if (until == null) {
            return;
        }
        Limit limit = limits.of(item.accountId(), owned.level(), item.what());
        boolean told = until.equals(item.keeping().warnedOf());
        boolean waits = !told && owned.reachable() && limit.warnBefore() != null;
        deletions.add(new Deletion(
                owned.account(),
                item,
                waits ? Expiry.told(until, clock.instant()) : until,
                owned.level() == Account.ANONYMOUS,
                because,
                told));
    }
}
