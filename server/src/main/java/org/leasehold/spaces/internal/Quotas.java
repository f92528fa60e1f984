package org.leasehold.spaces.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Limit;
import org.leasehold.accounts.Limited;
import org.leasehold.accounts.Limits;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.common.events.EventLog;
import org.leasehold.common.mail.EmailAddress;
import org.leasehold.spaces.Quota;
import org.leasehold.spaces.Quota.State;
import org.leasehold.spaces.SpaceDriver.Survey;
import org.leasehold.spaces.SpaceItem;
import org.leasehold.spaces.internal.SpaceRepository.Use;
import org.springframework.stereotype.Component;

/** How full spaces are, and what follows: said before, while and after (row L6). */
@Component
class Quotas {

    private final SpaceRepository spaces;
    private final ItemRepository items;
    private final Limits limits;
    private final SpaceLetters letters;
    private final EventLog events;

    Quotas(SpaceRepository spaces, ItemRepository items, Limits limits, SpaceLetters letters, EventLog events) {
        this.spaces = spaces;
        this.items = items;
        this.limits = limits;
        this.letters = letters;
        this.events = events;
    }

    static List<Limited> kinds() {
        return Arrays.stream(Limited.values()).filter(Limited::isStored).toList();
    }

    List<Quota> of(long accountId, int level) {
        List<Use> uses = spaces.listUses(accountId);
        List<SpaceItem> kept = items.listKept(accountId);
        return kinds().stream()
                .map(what -> quota(limits.of(accountId, level, what), use(uses, what), kept))
                .toList();
    }

    Quota of(long accountId, int level, Limited what) {
        return of(accountId, level).stream()
                .filter(quota -> quota.limit().what() == what)
                .findFirst()
                .orElseThrow();
    }

    private static Use use(List<Use> uses, Limited what) {
        return uses.stream().filter(use -> use.what() == what).findFirst().orElseGet(() -> Use.none(what));
    }

    private static Quota quota(Limit limit, Use use, List<SpaceItem> kept) {
        List<SpaceItem> ofKind =
                kept.stream().filter(item -> item.what() == use.what()).toList();
        return new Quota(
                limit,
                ofKind.stream().filter(item -> item.allocation() == null).count(),
                ofKind.stream().mapToLong(SpaceItem::countedBytes).sum(),
                problem(use.problem(), ofKind),
                use.readOnly());
    }

    private static @Nullable String problem(@Nullable String ofAll, List<SpaceItem> kept) {
        if (ofAll != null) {
            return ofAll;
        }
        Optional<SpaceItem> broken =
                kept.stream().filter(item -> item.problem() != null).findFirst();
        return broken.map(item -> "\"" + Words.name(item.name()) + "\": " + item.problem())
                .orElse(null);
    }

    /** What a survey says of the kind as a whole; inside a transaction that holds the space's lock. */
    void note(long accountId, Map<Limited, Survey> surveys) {
        List<Use> uses = spaces.listUses(accountId);
        surveys.forEach((what, survey) -> {
            Use before = use(uses, what);
            spaces.save(accountId, new Use(what, survey.problem(), before.told(), before.readOnly()));
        });
    }

    /** Tells of what has become fuller or emptier, and notes what may be done with it. Inside that transaction too. */
    void settle(Account account) {
        List<Use> uses = spaces.listUses(account.id());
        for (Quota quota : of(account.id(), account.level())) {
            Use before = use(uses, quota.limit().what());
            State now = quota.state();
            State told = told(before.told(), quota);
            boolean readOnly = now == State.OVER;
            if (told != before.told()) {
                SpaceLetters.addressOf(account).ifPresent(to -> tell(to, before.told(), quota));
            }
            if (readOnly != before.readOnly()) {
                events.append(
                        readOnly ? "space.read-only" : "space.writable",
                        account.id(),
                        "leasehold",
                        Map.of(
                                "what", before.what().word(),
                                "rule", quota.limit().because().ruleId()));
            }
            if (told != before.told() || readOnly != before.readOnly()) {
                spaces.save(account.id(), new Use(before.what(), before.problem(), told, readOnly));
            }
        }
    }

    /** A warning is forgotten only when a good part is free again, so that nobody is told at every change. */
    private static State told(State before, Quota quota) {
        State now = quota.state();
        if (now == State.FULL && before == State.NEARLY_FULL) {
            return before;
        }
        if (now.compareTo(before) > 0 || before == State.OVER) {
            return now;
        }
        return quota.isWellWithin() ? State.WITHIN : before;
    }

    private void tell(EmailAddress to, State before, Quota quota) {
        switch (quota.state()) {
            case OVER -> letters.over(to, quota);
            case NEARLY_FULL, FULL -> {
                if (before == State.OVER) {
                    letters.withinAgain(to, quota);
                } else {
                    letters.nearlyFull(to, quota);
                }
            }
            case WITHIN -> {
                if (before == State.OVER) {
                    letters.withinAgain(to, quota);
                }
            }
        }
    }

    /**
     * Passes when so much more fits.
     *
     * @throws ProblemException naming the rule that says no
     */
    static void requireRoom(Quota quota, long moreItems, long moreBytes) {
        Limit limit = quota.limit();
        String kind = Words.kind(limit.what());
        Long mostCount = limit.mostCount();
        Long mostBytes = limit.mostBytes();
        boolean nothingAllowed = mostCount != null && mostCount == 0;
        if (nothingAllowed) {
            throw refused(limit, "count", "You may have no " + kind, "none");
        }
        if (quota.state() == State.OVER && (moreItems > 0 || moreBytes > 0)) {
            throw refused(
                    limit,
                    "exceeded",
                    "Your " + kind + " are read-only, because there is more than there may be; delete some",
                    amount(mostCount, mostBytes));
        }
        if (mostCount != null && moreItems > 0 && quota.items() + moreItems > mostCount) {
            throw refused(
                    limit,
                    "count",
                    "You have " + quota.items() + " of " + mostCount + " " + kind + "; delete one",
                    amount(mostCount, null));
        }
        if (mostBytes != null && moreBytes > 0 && quota.bytes() + moreBytes > mostBytes) {
            throw refused(
                    limit,
                    "size",
                    "Your " + kind + " have " + Words.size(quota.bytes()) + " of " + Words.size(mostBytes)
                            + ", and this adds " + Words.size(moreBytes) + "; delete some",
                    amount(null, mostBytes));
        }
    }

    private static ProblemException refused(Limit limit, String which, String detail, String allowed) {
        return new ProblemException(new Problem.Refused(
                limit.what().word() + "-" + which,
                "what",
                detail + ". The limit is " + Words.rule(limit) + ".",
                allowed));
    }

    private static String amount(@Nullable Long count, @Nullable Long bytes) {
        String number = count == null ? "" : "at most " + count;
        String size = bytes == null ? "" : "at most " + Words.size(bytes);
        return number.isEmpty() || size.isEmpty() ? number + size : number + ", " + size;
    }
}
