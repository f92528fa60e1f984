package org.leasehold.spaces.internal;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Limit;
import org.leasehold.accounts.Limited;
import org.leasehold.accounts.Limits;
import org.leasehold.spaces.SpaceDriver;
import org.leasehold.spaces.SpaceDriver.Found;
import org.leasehold.spaces.SpaceDriver.Survey;
import org.leasehold.spaces.SpaceFailure;
import org.leasehold.spaces.SpaceItem;
import org.leasehold.spaces.SpaceItem.Measure;
import org.leasehold.spaces.internal.Expiry.Promise;
import org.springframework.stereotype.Component;

/** Writes down what was found in a space, and what is promised of it. */
@Component
class Stocktaking {

    /** Of what we have placed ourselves it is not known yet when the file system thinks that was. */
    static final Instant UNSEEN = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");

    private final ItemRepository items;
    private final SpaceDriver driver;
    private final Limits limits;
    private final DeletedItems deleted;
    private final InstantSource clock;

    Stocktaking(ItemRepository items, SpaceDriver driver, Limits limits, DeletedItems deleted, InstantSource clock) {
        this.items = items;
        this.driver = driver;
        this.limits = limits;
        this.deleted = deleted;
        this.clock = clock;
    }

    /** What the rules would end earlier than was promised. */
    record Shrinking(SpaceItem item, Limit limit, Instant until) {}

    /** Inside a transaction that holds the space's lock; what happened since the survey is not undone. */
    List<Shrinking> take(Account account, Map<Limited, Survey> surveys) throws SpaceFailure {
        List<Shrinking> shrinking = new ArrayList<>();
        for (Map.Entry<Limited, Survey> survey : surveys.entrySet()) {
            Limit limit = limits.of(account.id(), account.level(), survey.getKey());
            compare(account, limit, survey.getValue());
            for (SpaceItem item : kept(account, survey.getKey())) {
                promise(account, limit, item, shrinking);
            }
        }
        return shrinking;
    }

    private void compare(Account account, Limit limit, Survey survey) throws SpaceFailure {
        Map<String, SpaceItem> known = new HashMap<>();
        kept(account, limit.what()).forEach(item -> known.put(item.name(), item));
        Map<String, Found> found = new HashMap<>();
        survey.found().forEach(thing -> found.putIfAbsent(thing.name(), thing));
        for (Found thing : found.values()) {
            SpaceItem item = known.remove(thing.name());
            if (item != null) {
                measure(item, thing);
            } else if (driver.has(account.subject(), limit.what(), thing.name())) {
                items.insert(discovered(account, limit, thing));
            }
        }
        for (SpaceItem missing : known.values()) {
            boolean unseen = survey.problem() != null;
            if (!unseen && !driver.has(account.subject(), limit.what(), missing.name())) {
                forget(account, missing);
            }
        }
    }

    private List<SpaceItem> kept(Account account, Limited what) {
        return items.listKept(account.id()).stream()
                .filter(item -> item.what() == what)
                .toList();
    }

    private void measure(SpaceItem item, Found thing) {
        Instant written = written(thing);
        Instant before = item.measure().fileTime();
        boolean changed = !written.equals(before) && !before.equals(UNSEEN);
        SpaceItem now = item.measured(new Measure(
                thing.folder(),
                thing.bytes(),
                thing.problem(),
                changed ? notBefore(item.changedAt(), notAfterNow(written)) : item.changedAt(),
                written));
        if (!now.equals(item)) {
            items.update(now);
        }
    }

    /** What is new to us counts as changed now, however old it says it is: its owner was promised nothing yet. */
    private SpaceItem discovered(Account account, Limit limit, Found thing) {
        Instant now = clock.instant();
        SpaceItem item = first(account.id(), limit.what(), thing.name(), now)
                .measured(new Measure(thing.folder(), thing.bytes(), thing.problem(), now, written(thing)));
        return Stocktaking.promised(item, limit, account, now);
    }

    /** A thing of which nothing is known yet. */
    static SpaceItem first(long accountId, Limited what, String name, Instant now) {
        return new SpaceItem(
                0,
                accountId,
                what,
                name,
                SpaceItem.State.KEPT,
                now,
                new Measure(false, 0, null, now, UNSEEN),
                SpaceItem.Keeping.NOTHING,
                null,
                null);
    }

    /** With what the rule promises of something new. */
    static SpaceItem promised(SpaceItem item, Limit limit, Account account, Instant now) {
        return switch (Expiry.promise(item, limit, account.endsAt(), false, now)) {
            case Promise.Holds holds ->
                item.promised(holds.until(), limit.because().ruleId());
            case Promise.Shrinks shrinks -> throw new IllegalStateException("Nothing was promised: " + shrinks);
        };
    }

    private void promise(Account account, Limit limit, SpaceItem item, List<Shrinking> shrinking) {
        switch (Expiry.promise(item, limit, account.endsAt(), true, clock.instant())) {
            case Promise.Holds holds -> {
                SpaceItem promised =
                        item.promised(holds.until(), limit.because().ruleId());
                if (!Objects.equals(item.keepUntil(), holds.until())) {
                    items.update(promised);
                }
            }
            case Promise.Shrinks shrinks -> shrinking.add(new Shrinking(item, limit, shrinks.until()));
        }
    }

    /** Its owner has removed it with a tool; or we have, and were killed before we could say so. */
    private void forget(Account account, SpaceItem item) throws SpaceFailure {
        if (driver.hasDiscarded(account.subject(), item.id())) {
            deleted.note(item, "deleted", "leasehold");
        } else {
            items.purged(item.id(), SpaceItem.State.KEPT, "removed with a tool", clock.instant());
        }
    }

    private static Instant written(Found thing) {
        Instant written = thing.changed().truncatedTo(ChronoUnit.MICROS);
        return written.isBefore(UNSEEN) || written.isAfter(LATEST) ? LATEST : written;
    }

    private Instant notAfterNow(Instant instant) {
        Instant now = clock.instant();
        return instant.isAfter(now) ? now : instant;
    }

    private static Instant notBefore(Instant least, Instant instant) {
        return instant.isBefore(least) ? least : instant;
    }
}
