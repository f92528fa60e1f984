package org.leasehold.leases;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.leasehold.calendar.Calendar;
import org.leasehold.inventory.Inventory;
import org.springframework.stereotype.Component;

/**
 * The leases of today and of the time to come, in memory: follows what is committed, keeps the {@link Calendar} in
 * step, and tells listeners. Older leases are only in the database; what they hold stays in the calendar.
 */
@Component
public class LeaseBook {

    private static final Duration REMEMBERED = Duration.ofDays(2);

    private final Calendar calendar;
    private final Inventory inventory;
    private final InstantSource clock;
    private final Map<Integer, Page> pages = new ConcurrentHashMap<>();
    private final Map<Long, Long> reserved = new ConcurrentHashMap<>();
    private final List<LeaseListener> listeners = new CopyOnWriteArrayList<>();

    /** The leases of one facility, guarded by itself. */
    private static final class Page {
        private final Map<Long, Lease> leases = new ConcurrentHashMap<>();
    }

    public LeaseBook(Calendar calendar, Inventory inventory, InstantSource clock) {
        this.calendar = calendar;
        this.inventory = inventory;
        this.clock = clock;
    }

    public void addListener(LeaseListener listener) {
        listeners.add(listener);
    }

    /** The lease as last committed, if it is of today or to come. */
    public Optional<Lease> find(long id) {
        return pages.values().stream()
                .map(page -> Optional.ofNullable(page.leases.get(id)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whether that version of a lease, or a later one, has arrived here. */
    public boolean knows(long id, long revision) {
        return find(id).filter(lease -> lease.revision() >= revision).isPresent();
    }

    /**
     * Calls back with the leases that overlap a window, by start, while none of the facility's leases can change.
     * Reaches back two days; older leases are read from the database.
     */
    public void whileUnchanged(String facility, Instant from, Instant until, Consumer<List<Lease>> reader) {
        Page page = page(inventory.catalogue().getFacility(facility).id());
        synchronized (page) {
            reader.accept(page.leases.values().stream()
                    .filter(lease -> lease.state().holds()
                            && lease.span().end().isAfter(from)
                            && lease.span().start().isBefore(until))
                    .sorted(Comparator.comparing(Lease::span).thenComparing(Lease::id))
                    .toList());
        }
    }

    /** The time that a slice has still to come at a facility, one lease left out. */
    public Duration timeToCome(int facilityId, long sliceId, long leftOut) {
        Instant now = clock.instant();
        return page(facilityId).leases.values().stream()
                .filter(lease -> lease.sliceId() == sliceId
                        && lease.id() != leftOut
                        && lease.state().holds()
                        && lease.span().end().isAfter(now))
                .map(lease -> Duration.between(
                        lease.span().start().isAfter(now) ? lease.span().start() : now,
                        lease.span().end()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** How many leases a slice has still to come, here and everywhere, one lease left out. */
    public long countToCome(long sliceId, long leftOut) {
        return toCome(sliceId).stream().filter(lease -> lease.id() != leftOut).count();
    }

    /** The leases of a slice that hold something still. */
    public List<Lease> toCome(long sliceId) {
        Instant now = clock.instant();
        return pages.values().stream()
                .flatMap(page -> page.leases.values().stream())
                .filter(lease -> lease.sliceId() == sliceId
                        && lease.state().holds()
                        && lease.span().end().isAfter(now))
                .toList();
    }

    /** Notes that a booking on its way to the database is held in the calendar already. */
    public void reserve(Lease lease) {
        reserved.put(lease.id(), lease.id());
    }

    /** Forgets a booking that did not reach the database, and gives its span back. */
    public void release(Lease lease) {
        if (reserved.remove(lease.id()) != null) {
            calendar.release(lease.id(), lease.resourceIds(), lease.held());
        }
    }

    /** Takes in a committed version of a lease; an older one than known changes nothing. */
    public void apply(Lease lease) {
        Page page = page(lease.facilityId());
        synchronized (page) {
            Lease before = page.leases.get(lease.id());
            if (before != null && before.revision() >= lease.revision()) {
                return;
            }
            hold(Optional.ofNullable(before), lease);
            page.leases.put(lease.id(), lease);
            listeners.forEach(listener -> listener.changed(lease));
        }
    }

    private void hold(Optional<Lease> known, Lease after) {
        boolean reservedHere = reserved.remove(after.id()) != null;
        if (reservedHere && known.isEmpty() && after.revision() == 1) {
            return; // as it was reserved
        }
        if (known.filter(lease -> takesTheSame(lease, after)).isPresent()) {
            return; // a start, an end, a note
        }
        boolean held = known.map(lease -> lease.state().holds()).orElse(reservedHere);
        Lease before = known.orElse(after);
        if (after.state().holds()) {
            calendar.settle(after.id(), before.resourceIds(), before.held(), after.resourceIds(), after.held());
        } else if (held) {
            calendar.release(after.id(), before.resourceIds(), before.held());
        }
    }

    private static boolean takesTheSame(Lease before, Lease after) {
        return before.state().holds() == after.state().holds()
                && before.held().equals(after.held())
                && before.resourceIds().equals(after.resourceIds());
    }

    /** Forgets leases long over. What they held stays in the calendar: the past does not change. */
    public void forgetOld() {
        Instant limit = clock.instant().minus(REMEMBERED);
        for (Page page : pages.values()) {
            synchronized (page) {
                page.leases
                        .values()
                        .removeIf(lease ->
                                lease.state().isFinal() && lease.span().end().isBefore(limit));
            }
        }
    }

    private Page page(int facilityId) {
        return pages.computeIfAbsent(facilityId, _ -> new Page());
    }
}
