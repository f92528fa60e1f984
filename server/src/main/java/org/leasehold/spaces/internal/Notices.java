package org.leasehold.spaces.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Limits;
import org.leasehold.common.events.EventLog;
import org.leasehold.common.mail.EmailAddress;
import org.leasehold.spaces.SpaceItem;
import org.leasehold.spaces.internal.Stocktaking.Shrinking;
import org.springframework.stereotype.Component;

/** Tells people what is to be deleted, in one mail a day at most, and only then lets a promise end earlier. */
@Component
class Notices {

    private static final Duration BETWEEN_MAILS = Duration.ofDays(1);

    private final SpaceRepository spaces;
    private final ItemRepository items;
    private final Limits limits;
    private final SpaceLetters letters;
    private final EventLog events;
    private final InstantSource clock;

    Notices(
            SpaceRepository spaces,
            ItemRepository items,
            Limits limits,
            SpaceLetters letters,
            EventLog events,
            InstantSource clock) {
        this.spaces = spaces;
        this.items = items;
        this.limits = limits;
        this.letters = letters;
        this.events = events;
        this.clock = clock;
    }

    /** Inside a transaction that holds the space's lock: what is promised and the mail that says so are one. */
    void give(Account account, List<Shrinking> shrinking) {
        Optional<EmailAddress> address = SpaceLetters.addressOf(account);
        Instant now = clock.instant();
        boolean tooSoon = spaces.findToldAt(account.id())
                .filter(told -> told.plus(BETWEEN_MAILS).isAfter(now))
                .isPresent();
        List<SpaceItem> kept = items.listKept(account.id());
        boolean due = !shrinking.isEmpty()
                || kept.stream().anyMatch(item -> Expiry.isToBeTold(item, warning(account, item), now));
        if (address.isEmpty() || tooSoon || !due) {
            return;
        }
        List<SpaceItem> shrunk =
                shrinking.stream().map(change -> shrunk(change, now)).toList();
        List<Long> told = shrunk.stream().map(SpaceItem::id).toList();
        List<SpaceItem> ending = new ArrayList<>();
        for (SpaceItem item : kept) {
            Instant until = item.keepUntil();
            if (until != null
                    && !told.contains(item.id())
                    && Expiry.isSoonToBeTold(item, warning(account, item), now)) {
                ending.add(item.promised(Expiry.told(until, now), item.ruleId()).told());
            }
        }
        shrunk.forEach(items::update);
        ending.forEach(items::update);
        letters.digest(address.get(), ending, shrunk);
        spaces.setToldAt(account.id(), now);
        events.append(
                "space.told", account.id(), "leasehold", Map.of("ending", ending.size(), "earlier", shrunk.size()));
    }

    /** Whoever hears of it long before is told again when the time has come. */
    private static SpaceItem shrunk(Shrinking change, Instant now) {
        SpaceItem item =
                change.item().promised(change.until(), change.limit().because().ruleId());
        return Expiry.isSoonToBeTold(item, change.limit().warnBefore(), now) ? item.told() : item;
    }

    private @Nullable Period warning(Account account, SpaceItem item) {
        return limits.of(account.id(), account.level(), item.what()).warnBefore();
    }
}
