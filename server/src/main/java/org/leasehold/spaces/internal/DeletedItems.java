package org.leasehold.spaces.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Limit;
import org.leasehold.common.database.Transactions;
import org.leasehold.common.events.EventLog;
import org.leasehold.spaces.SpaceDriver;
import org.leasehold.spaces.SpaceFailure;
import org.leasehold.spaces.SpaceItem;
import org.leasehold.spaces.SpaceSettings;
import org.springframework.stereotype.Component;

/** Deletes in two steps: first so that it can be brought back, later for good. */
@Component
class DeletedItems {

    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final ItemRepository items;
    private final SpaceDriver driver;
    private final SpaceSettings settings;
    private final EventLog events;
    private final Transactions transactions;
    private final InstantSource clock;

    DeletedItems(
            ItemRepository items,
            SpaceDriver driver,
            SpaceSettings settings,
            EventLog events,
            Transactions transactions,
            InstantSource clock) {
        this.items = items;
        this.driver = driver;
        this.settings = settings;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Inside a transaction that holds the space's lock. When that fails afterwards, the next stocktaking sees where the
     * thing is.
     */
    void delete(Account account, SpaceItem item, String because, String actor) throws SpaceFailure {
        driver.discard(account.subject(), item.what(), item.name(), item.id());
        note(item, because, actor);
    }

    /** Names of files are nobody's business but their owner's, so events have numbers. */
    void note(SpaceItem item, String because, String actor) {
        Instant now = clock.instant();
        items.delete(item.id(), because, now, now.plus(settings.trash()));
        events.append(
                "space.item-deleted",
                item.accountId(),
                actor,
                Map.of("item", item.id(), "what", item.what().word(), "because", because, "rule", item.ruleId()));
    }

    /**
     * Lets no more be brought back than there may be: storing and deleting again and again does not fill the disk. The
     * last deleted stay.
     */
    void bound(long accountId, Limit limit) {
        Long mostCount = limit.mostCount();
        Long mostBytes = limit.mostBytes();
        long count = 0;
        long bytes = 0;
        for (SpaceItem item : items.listDeleted(accountId, limit.what())) {
            count++;
            bytes += item.bytes();
            if ((mostCount != null && count > mostCount) || (mostBytes != null && bytes > mostBytes)) {
                items.setPurgeAt(item.id(), clock.instant());
            }
        }
    }

    /** Removes for good what can no longer be brought back; what is named here is gone. */
    void purgeDue(Account account) throws SpaceFailure {
        for (SpaceItem item : items.listToPurge(account.id(), clock.instant())) {
            purge(account, item);
        }
        items.forgetPurged(account.id(), clock.instant().minus(REMEMBERED));
    }

    void purge(Account account, SpaceItem item) throws SpaceFailure {
        driver.purge(account.subject(), item.id());
        if (driver.hasDiscarded(account.subject(), item.id())) {
            throw new SpaceFailure("Item " + item.id() + " of " + account.subject() + " is still there.");
        }
        transactions.run(() -> {
            if (items.purged(item.id(), SpaceItem.State.DELETED, "deleted", clock.instant())) {
                events.append(
                        "space.item-purged",
                        item.accountId(),
                        "leasehold",
                        Map.of("item", item.id(), "what", item.what().word()));
            }
        });
    }
}
