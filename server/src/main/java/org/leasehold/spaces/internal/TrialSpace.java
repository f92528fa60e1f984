package org.leasehold.spaces.internal;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Limited;
import org.leasehold.accounts.TrialWork;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.common.database.Transactions;
import org.leasehold.common.events.EventLog;
import org.leasehold.spaces.SpaceDriver;
import org.leasehold.spaces.SpaceFailure;
import org.leasehold.spaces.SpaceItem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The notebooks and data of a trial: they go on in the account's space, whatever its limits say (rule G2). Files are
 * moved last, and back again when the transaction comes to nothing.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class TrialSpace implements TrialWork {

    private static final Logger log = LoggerFactory.getLogger(TrialSpace.class);

    private final SpaceRepository spaces;
    private final ItemRepository items;
    private final SpaceDriver driver;
    private final Promises promises;
    private final Quotas quotas;
    private final EventLog events;
    private final Transactions transactions;
    private final InstantSource clock;

    TrialSpace(
            SpaceRepository spaces,
            ItemRepository items,
            SpaceDriver driver,
            Promises promises,
            Quotas quotas,
            EventLog events,
            Transactions transactions,
            InstantSource clock) {
        this.spaces = spaces;
        this.items = items;
        this.driver = driver;
        this.promises = promises;
        this.quotas = quotas;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "items";
    }

    @Override
    public List<String> list(Account trial) {
        return items.listKept(trial.id()).stream().map(TrialSpace::reference).toList();
    }

    @Override
    public List<String> move(Account trial, Account account) {
        if (!driver.isOpen()) {
            return List.of();
        }
        return attempt(() -> {
            lock(trial, account);
            noteUnknown(trial);
            List<SpaceItem> all = items.listKept(trial.id());
            give(all, trial, account);
            return all.stream().map(TrialSpace::reference).toList();
        });
    }

    /** What its owner has deleted or given away meanwhile does not come back. */
    @Override
    public void undo(Account trial, Account account, List<String> moved) {
        if (!driver.isOpen()) {
            return;
        }
        transactions.run(() -> attempt(() -> {
            lock(trial, account);
            List<SpaceItem> came = items.listKept(account.id()).stream()
                    .filter(item -> moved.contains(reference(item)))
                    .toList();
            give(came, account, trial);
            return came;
        }));
    }

    /** What is done with files. */
    @FunctionalInterface
    private interface Step<T> {
        T take() throws SpaceFailure;
    }

    private static <T> T attempt(Step<T> step) {
        try {
            return step.take();
        } catch (SpaceFailure failed) {
            log.warn("What a trial kept could not be moved", failed);
            throw new ProblemException(
                    new Problem.Unavailable("The storage cannot do this just now. Nothing is lost; try again later."));
        }
    }

    /** In one order, whoever gives to whom. */
    private void lock(Account one, Account other) {
        Stream.of(one.id(), other.id()).sorted().forEach(id -> {
            spaces.ensure(id, clock.instant());
            spaces.lock(id);
        });
    }

    /** A tool may have written what nobody has measured yet. */
    private void noteUnknown(Account trial) throws SpaceFailure {
        for (Limited what : Quotas.kinds()) {
            for (String name : driver.names(trial.subject(), what)) {
                if (items.findKept(trial.id(), what, name).isEmpty()) {
                    items.insert(Stocktaking.first(trial.id(), what, name, clock.instant()));
                }
            }
        }
    }

    private void give(List<SpaceItem> given, Account from, Account to) throws SpaceFailure {
        for (SpaceItem item : given) {
            String name = freeName(item, to);
            items.give(promises.anew(item, to), to.id(), name);
            Transactions.afterRollback(() -> back(item, from, to, name));
            driver.move(from.subject(), item.what(), item.name(), to.subject(), name);
            events.append(
                    "space.item-moved",
                    to.id(),
                    to.name(),
                    Map.of("item", item.id(), "what", item.what().word(), "from", from.name()));
        }
        for (Account account : List.of(from, to)) {
            quotas.settle(account);
            spaces.setDue(account.id(), clock.instant());
        }
    }

    /** Whatever the account has by that name stays what it is. */
    private String freeName(SpaceItem item, Account to) throws SpaceFailure {
        int number = 1;
        String name = item.name();
        while (driver.has(to.subject(), item.what(), name)
                || items.findKept(to.id(), item.what(), name).isPresent()) {
            number++;
            name = ItemName.numbered(item.name(), number);
        }
        return name;
    }

    /** Otherwise the next stocktaking finds it where it is, as the other's. */
    private void back(SpaceItem item, Account from, Account to, String name) {
        try {
            if (!driver.has(from.subject(), item.what(), item.name())) {
                driver.move(to.subject(), item.what(), name, from.subject(), item.name());
            }
        } catch (SpaceFailure failed) {
            log.warn("Item {} stays in the space of {}", item.id(), to.subject(), failed);
        }
    }

    private static String reference(SpaceItem item) {
        return Long.toString(item.id());
    }
}
