package org.leasehold.spaces.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Limit;
import org.leasehold.accounts.Limited;
import org.leasehold.accounts.Limits;
import org.leasehold.common.database.Transactions;
import org.leasehold.spaces.SpaceDriver;
import org.leasehold.spaces.SpaceDriver.Access;
import org.leasehold.spaces.SpaceDriver.Survey;
import org.leasehold.spaces.SpaceFailure;
import org.leasehold.spaces.SpaceItem;
import org.leasehold.spaces.internal.ItemRepository.Owned;
import org.leasehold.spaces.internal.SpaceRepository.Leftover;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Goes from space to space: measures, promises, warns, deletes. Any number of servers do so; each takes the space that
 * waits longest. Measuring happens outside of transactions, because a long one holds up those who follow the event log.
 */
@Component
class Rounds {

    private static final Logger log = LoggerFactory.getLogger(Rounds.class);

    /** How often a space is measured, and after which time another server takes over. */
    private static final Duration BETWEEN = Duration.ofMinutes(15);

    /** How long after an account is gone its space is looked for again. */
    private static final Duration WATCHED = Duration.ofDays(1);

    private final SpaceRepository spaces;
    private final ItemRepository items;
    private final Accounts accounts;
    private final Limits limits;
    private final SpaceDriver driver;
    private final Stocktaking stocktaking;
    private final Notices notices;
    private final DeletedItems deleted;
    private final Quotas quotas;
    private final SpaceLetters letters;
    private final Transactions transactions;
    private final InstantSource clock;
    private volatile Instant discovered = Instant.MIN;

    Rounds(
            SpaceRepository spaces,
            ItemRepository items,
            Accounts accounts,
            Limits limits,
            SpaceDriver driver,
            Stocktaking stocktaking,
            Notices notices,
            DeletedItems deleted,
            Quotas quotas,
            SpaceLetters letters,
            Transactions transactions,
            InstantSource clock) {
        this.spaces = spaces;
        this.items = items;
        this.accounts = accounts;
        this.limits = limits;
        this.driver = driver;
        this.stocktaking = stocktaking;
        this.notices = notices;
        this.deleted = deleted;
        this.quotas = quotas;
        this.letters = letters;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** All that is due. What fails is told to the log and tried again in the next round; the others go on. */
    void all() {
        discover();
        Optional<Long> due = takeDue();
        while (due.isPresent()) {
            due.flatMap(accounts::find).ifPresent(this::one);
            due = takeDue();
        }
        leftovers();
        review();
    }

    private Optional<Long> takeDue() {
        Instant now = clock.instant();
        return spaces.takeDue(now, now.plus(BETWEEN));
    }

    /** Spaces that tools have made. */
    private void discover() {
        Instant now = clock.instant();
        if (discovered.isAfter(now.minus(BETWEEN))) {
            return;
        }
        discovered = now;
        try {
            driver.tidy();
            spaces.ensureAll(driver.subjects(), now);
        } catch (SpaceFailure failed) {
            log.warn("The spaces cannot be listed", failed);
        }
    }

    private void one(Account account) {
        try {
            Map<Limited, Survey> surveys = new EnumMap<>(Limited.class);
            for (Limited what : Quotas.kinds()) {
                surveys.put(what, driver.measure(account.subject(), what));
            }
            transactions.run(() -> settle(account, surveys));
            deleted.purgeDue(account);
            allow(account);
        } catch (SpaceFailure failed) {
            log.warn("The space of {} is looked at again later", account.subject(), failed);
        }
    }

    private void settle(Account account, Map<Limited, Survey> surveys) {
        if (!spaces.lock(account.id())) {
            return;
        }
        try {
            quotas.note(account.id(), surveys);
            notices.give(account, stocktaking.take(account, surveys));
        } catch (SpaceFailure failed) {
            log.warn("The space of {} is measured again later", account.subject(), failed);
        }
        expire(account);
        quotas.settle(account);
    }

    /** A trial ends as a whole, at its own time. */
    private void expire(Account account) {
        if (account.level() == Account.ANONYMOUS) {
            return;
        }
        boolean reachable = SpaceLetters.addressOf(account).isPresent();
        for (SpaceItem item : items.listKept(account.id())) {
            Limit limit = limits.of(account.id(), account.level(), item.what());
            if (Expiry.isOver(item, limit.warnBefore(), reachable, clock.instant())) {
                try {
                    deleted.delete(account, item, "its time was over: " + Words.kept(limit), "leasehold");
                } catch (SpaceFailure failed) {
                    log.warn("Item {} cannot be deleted yet", item.id(), failed);
                }
            }
        }
    }

    private void allow(Account account) throws SpaceFailure {
        for (var use : spaces.listUses(account.id())) {
            driver.allow(account.subject(), use.what(), use.readOnly() ? Access.READ_ONLY : Access.READ_WRITE);
        }
    }

    /** What belonged to accounts that are gone, removed until nobody writes there any more. */
    private void leftovers() {
        Optional<Leftover> next = takeLeftover();
        while (next.isPresent()) {
            removeLeftover(next.get());
            next = takeLeftover();
        }
    }

    private Optional<Leftover> takeLeftover() {
        Instant now = clock.instant();
        return spaces.takeLeftover(now, now.plus(BETWEEN));
    }

    private void removeLeftover(Leftover leftover) {
        try {
            driver.remove(leftover.subject());
            if (leftover.since().plus(WATCHED).isBefore(clock.instant())) {
                spaces.deleteLeftover(leftover.subject());
            } else if (leftover.problem() != null) {
                spaces.setProblem(leftover.subject(), null);
            }
        } catch (SpaceFailure failed) {
            log.warn("The space of an account that is gone is still there", failed);
            spaces.setProblem(leftover.subject(), String.valueOf(failed.getMessage()));
        }
    }

    /** Removes the space of an account that is about to be gone, now and again for a day. */
    void remove(Account account) {
        transactions.run(() -> {
            spaces.addLeftover(account.subject(), clock.instant());
            spaces.delete(account.id());
        });
        if (driver.isOpen()) {
            removeLeftover(new Leftover(account.subject(), clock.instant(), null));
        }
    }

    private void review() {
        transactions.run(() -> {
            List<Owned> due = items.takeReviews(clock.instant());
            if (!due.isEmpty()) {
                letters.reviews(due);
            }
        });
    }
}
