package org.leasehold.spaces.internal;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Limited;
import org.leasehold.accounts.Limits;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.common.database.Transactions;
import org.leasehold.common.events.EventLog;
import org.leasehold.organizations.Action;
import org.leasehold.organizations.Rights;
import org.leasehold.organizations.Subject;
import org.leasehold.spaces.Examples;
import org.leasehold.spaces.Quota;
import org.leasehold.spaces.SpaceDriver;
import org.leasehold.spaces.SpaceDriver.Staged;
import org.leasehold.spaces.SpaceFailure;
import org.leasehold.spaces.SpaceItem;
import org.leasehold.spaces.SpaceItem.State;
import org.leasehold.spaces.Spaces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** What people do with what is kept for them. Changes of one space happen one after the other. */
@Service
class DefaultSpaces implements Spaces {

    private static final Logger log = LoggerFactory.getLogger(DefaultSpaces.class);

    /** Tools may still be writing; a moment later it is measured. */
    private static final Duration SETTLED = Duration.ofSeconds(1);

    private final SpaceRepository spaces;
    private final ItemRepository items;
    private final Accounts accounts;
    private final Limits limits;
    private final Rights rights;
    private final SpaceDriver driver;
    private final Examples examples;
    private final Quotas quotas;
    private final DeletedItems deleted;
    private final Promises promises;
    private final EventLog events;
    private final Transactions transactions;
    private final InstantSource clock;

    DefaultSpaces(
            SpaceRepository spaces,
            ItemRepository items,
            Accounts accounts,
            Limits limits,
            Rights rights,
            SpaceDriver driver,
            Examples examples,
            Quotas quotas,
            DeletedItems deleted,
            Promises promises,
            EventLog events,
            Transactions transactions,
            InstantSource clock) {
        this.spaces = spaces;
        this.items = items;
        this.accounts = accounts;
        this.limits = limits;
        this.rights = rights;
        this.driver = driver;
        this.examples = examples;
        this.quotas = quotas;
        this.deleted = deleted;
        this.promises = promises;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** One thing done in a space, inside a transaction that holds its lock. */
    @FunctionalInterface
    private interface Doing {
        SpaceItem in(Account account) throws SpaceFailure;
    }

    @Override
    public List<SpaceItem> list(Actor.Person actor, boolean purged) {
        require(actor, Action.LOOK_AT_SPACE);
        List<State> states = purged ? List.of(State.values()) : List.of(State.KEPT, State.DELETED);
        return items.list(actor.accountId(), states);
    }

    @Override
    public List<Quota> quotas(Actor.Person actor) {
        require(actor, Action.LOOK_AT_SPACE);
        return driver.isOpen() ? quotas.of(actor.accountId(), actor.level()) : List.of();
    }

    @Override
    public SpaceItem get(Actor.Person actor, long id) {
        require(actor, Action.LOOK_AT_SPACE);
        return items.find(id)
                .filter(item -> item.accountId() == actor.accountId())
                .orElseThrow(() -> missing(id));
    }

    @Override
    public InputStream read(Actor.Person actor, long id) {
        SpaceItem item = get(actor, id);
        Account account = accounts.get(actor.name());
        if (item.state() != State.KEPT || item.folder()) {
            throw new ProblemException(new Problem.WrongState(
                    item.folder() ? "It is a folder; open it with a tool." : "It is deleted; bring it back first."));
        }
        try {
            return driver.open(account.subject(), item.what(), item.name());
        } catch (SpaceFailure failed) {
            log.info("Item {} cannot be read", id, failed);
            throw new ProblemException(new Problem.WrongState("It cannot be read just now; a tool may be moving it."));
        }
    }

    @Override
    public SpaceItem put(Actor.Person actor, Limited what, String name, InputStream content) {
        require(actor, Action.USE_SPACE);
        requireOpen();
        ItemName.check(name);
        spaces.ensure(actor.accountId(), clock.instant());
        Account owner = accounts.get(actor.name());
        requireRoom(owner, what, name, 0);
        try {
            driver.prepare(owner.subject());
            try (Staged staged = driver.stage(content, LARGEST_CONTENT)) {
                if (staged.bytes() > LARGEST_CONTENT) {
                    throw new ProblemException(new Problem.BadRequest(
                            "At most " + Words.size(LARGEST_CONTENT) + " are taken here; use a tool for more."));
                }
                return change(actor, account -> placed(account, what, name, staged.bytes(), staged));
            }
        } catch (SpaceFailure failed) {
            throw unavailable(failed);
        } catch (IOException brokenOff) {
            throw new ProblemException(new Problem.BadRequest("The content broke off: " + brokenOff.getMessage()));
        }
    }

    private SpaceItem placed(Account account, Limited what, String name, long bytes, Staged staged)
            throws SpaceFailure {
        Optional<SpaceItem> before = requireRoom(account, what, name, bytes);
        if (before.isEmpty() && driver.has(account.subject(), what, name)) {
            throw new ProblemException(
                    new Problem.Taken("\"" + name + "\" was just made by a tool. Look again, or choose another name."));
        }
        staged.place(account.subject(), what, name);
        Instant now = clock.instant();
        SpaceItem.Measure measure = new SpaceItem.Measure(false, bytes, null, now, Stocktaking.UNSEEN);
        SpaceItem item;
        if (before.isPresent()) {
            item = before.get().measured(measure);
            items.update(item);
        } else {
            item = items.insert(promises.anew(
                    Stocktaking.first(account.id(), what, name, now).measured(measure), account));
        }
        record("space.item-stored", item, account.name());
        return item;
    }

    /** What the new content takes the place of, when it may be there. */
    private Optional<SpaceItem> requireRoom(Account account, Limited what, String name, long bytes) {
        Optional<SpaceItem> before = items.findKept(account.id(), what, name);
        if (before.filter(SpaceItem::folder).isPresent()) {
            throw new ProblemException(new Problem.Taken("\"" + name + "\" is a folder; choose another name."));
        }
        long more = bytes - before.map(SpaceItem::countedBytes).orElse(0L);
        Quotas.requireRoom(quotas.of(account.id(), account.level(), what), before.isPresent() ? 0 : 1, more);
        return before;
    }

    @Override
    public SpaceItem copy(Actor.Person actor, String facility, String example, @Nullable String name) {
        Examples.Example found = examples.get(facility, example);
        String wanted = name == null ? found.name() : name;
        require(actor, Action.USE_SPACE);
        if (items.findKept(actor.accountId(), Limited.NOTEBOOKS, wanted).isPresent()) {
            throw new ProblemException(
                    new Problem.Taken("You have a notebook \"" + wanted + "\" already. Give the copy another name."));
        }
        return put(actor, Limited.NOTEBOOKS, wanted, examples.read(found));
    }

    @Override
    public SpaceItem delete(Actor.Person actor, long id) {
        require(actor, Action.USE_SPACE);
        SpaceItem known = get(actor, id);
        if (known.state() != State.KEPT) {
            return purged(actor, known);
        }
        SpaceItem item = change(actor, account -> {
            SpaceItem found = get(actor, id);
            if (found.state() == State.KEPT) {
                deleted.delete(account, found, "deleted by its owner", account.name());
                deleted.bound(account.id(), limits.of(account.id(), account.level(), found.what()));
            }
            return get(actor, id);
        });
        try {
            deleted.purgeDue(accounts.get(actor.name()));
        } catch (SpaceFailure later) {
            log.info("What was deleted long ago is removed in the next round", later);
        }
        return item;
    }

    private SpaceItem purged(Actor.Person actor, SpaceItem item) {
        if (item.state() == State.DELETED) {
            try {
                deleted.purge(accounts.get(actor.name()), item);
            } catch (SpaceFailure failed) {
                throw unavailable(failed);
            }
        }
        return get(actor, item.id());
    }

    @Override
    public SpaceItem restore(Actor.Person actor, long id) {
        require(actor, Action.USE_SPACE);
        return change(actor, account -> {
            SpaceItem item = get(actor, id);
            SpaceItem.Deletion deleted = item.deletion();
            if (item.state() != State.DELETED
                    || deleted == null
                    || !deleted.purgeAt().isAfter(clock.instant())) {
                throw new ProblemException(new Problem.WrongState(
                        item.state() == State.KEPT ? "It is not deleted." : "It is gone for good."));
            }
            if (driver.has(account.subject(), item.what(), item.name())) {
                throw new ProblemException(new Problem.Taken(
                        "There is another \"" + Words.name(item.name()) + "\" now. Delete or rename that first."));
            }
            Quotas.requireRoom(quotas.of(account.id(), account.level(), item.what()), 1, item.countedBytes());
            driver.restore(account.subject(), item.what(), item.name(), item.id());
            items.restore(promises.anew(item, account));
            record("space.item-restored", item, account.name());
            return get(actor, id);
        });
    }

    /** Does something while nobody else changes the space, and lets the next round see what came of it. */
    private SpaceItem change(Actor.Person actor, Doing doing) {
        requireOpen();
        return transactions.call(() -> {
            Account account = live(actor);
            try {
                SpaceItem item = doing.in(account);
                quotas.settle(account);
                spaces.setDue(account.id(), clock.instant().plus(SETTLED));
                return item;
            } catch (SpaceFailure failed) {
                throw unavailable(failed);
            }
        });
    }

    /** An account that ends takes nothing in any more. */
    private Account live(Actor.Person actor) {
        boolean locked = spaces.lock(actor.accountId());
        return accounts.find(actor.accountId())
                .filter(account -> locked && !account.disabled())
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("Nothing is kept for you here.")));
    }

    private void requireOpen() {
        if (!driver.isOpen()) {
            throw new ProblemException(
                    new Problem.WrongState("Nothing is kept here: this installation has no storage."));
        }
    }

    private void require(Actor.Person actor, Action action) {
        rights.require(actor, action, new Subject.OfAccount(actor.accountId()));
    }

    private void record(String kind, SpaceItem item, String actor) {
        events.append(
                kind,
                item.accountId(),
                actor,
                Map.of("item", item.id(), "what", item.what().word()));
    }

    private static ProblemException missing(long id) {
        return new ProblemException(new Problem.NotFound("You have nothing with the number " + id + "."));
    }

    private static ProblemException unavailable(SpaceFailure failed) {
        log.warn("The storage failed", failed);
        return new ProblemException(new Problem.Unavailable("The storage cannot do this just now. Try again later."));
    }
}
