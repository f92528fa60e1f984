package org.leasehold.calendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.leasehold.common.Span;
import org.leasehold.inventory.Catalogue;
import org.leasehold.inventory.Inventory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Who holds what when, in memory: a projection of the ledger's claims, from which every question about availability
 * is answered. The database stays the arbiter of writes. A holder is the id of a lease.
 *
 * <p>A resource is free when neither it, nor a whole it is part of, nor a part of it is held.
 *
 * <p>Thread-safe. Questions run side by side; changes run alone.
 */
@Component
public class Calendar {

    private static final Occupancy NOTHING = new Occupancy();

    private final Supplier<Catalogue> catalogue;

    /** By resource id; ids are small. */
    private Occupancy[] occupancies = {};

    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    @Autowired
    public Calendar(Inventory inventory) {
        this(inventory::catalogue);
    }

    /** @param catalogue what there is, asked for at each question */
    public Calendar(Supplier<Catalogue> catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Holds the resources for the span if all of them are free but for {@code besides}.
     *
     * @param besides a holder whose spans are no obstacle: the lease that is being moved
     * @return what is in the way; empty when they are held now
     */
    public List<Clash> tryHold(long holder, long besides, List<Integer> resourceIds, Span span) {
        return alone(() -> {
            List<Clash> clashes = findClashes(resourceIds, span, besides);
            if (clashes.isEmpty()) {
                add(holder, resourceIds, span);
            }
            return clashes;
        });
    }

    /**
     * Holds what a lease would need besides what it has, so that nobody takes it while the change is written.
     *
     * @return what is in the way; empty when all of it is held now
     */
    public List<Clash> tryHoldMore(
            long holder, List<Integer> oldIds, Span oldSpan, List<Integer> newIds, Span newSpan) {
        return alone(() -> {
            List<Clash> clashes = findClashes(newIds, newSpan, holder);
            if (clashes.isEmpty()) {
                for (int resourceId : newIds) {
                    for (Span piece : oldIds.contains(resourceId) ? newSpan.minus(oldSpan) : List.of(newSpan)) {
                        add(holder, List.of(resourceId), piece);
                    }
                }
            }
            return clashes;
        });
    }

    /** Holds without asking: what the database has confirmed. */
    public void hold(long holder, List<Integer> resourceIds, Span span) {
        alone(() -> {
            add(holder, resourceIds, span);
            return true;
        });
    }

    /** Gives back all that the holder holds of the resources within the span. */
    public void release(long holder, List<Integer> resourceIds, Span span) {
        alone(() -> {
            remove(holder, resourceIds, span);
            return true;
        });
    }

    /** Makes a holder hold just this, as one step, so that no question sees neither or both. */
    public void settle(long holder, List<Integer> formerIds, Span formerSpan, List<Integer> resourceIds, Span span) {
        alone(() -> {
            Span all = formerSpan.hull(span);
            remove(holder, formerIds, all);
            remove(holder, resourceIds, all);
            add(holder, resourceIds, span);
            return true;
        });
    }

    /** What is in the way of the resources in the span, by start. */
    public List<Clash> clashes(List<Integer> resourceIds, Span span, long besides) {
        return together(() -> findClashes(resourceIds, span, besides));
    }

    /** Which of the candidates are free in the whole span. */
    public List<Integer> free(List<Integer> candidates, Span span) {
        long start = span.start().toEpochMilli();
        long end = span.end().toEpochMilli();
        Catalogue now = catalogue.get();
        return together(() -> {
            List<Integer> result = new ArrayList<>(candidates.size());
            for (Integer candidate : candidates) {
                if (isFree(now.relatives(candidate), start, end)) {
                    result.add(candidate);
                }
            }
            return result;
        });
    }

    /** When any of the resources, of their wholes or of their parts is held within a window. */
    BusyTimes busy(List<Integer> resourceIds, Span window) {
        long from = window.start().toEpochMilli();
        long until = window.end().toEpochMilli();
        Catalogue now = catalogue.get();
        return together(() -> {
            BusyTimes.Builder times = new BusyTimes.Builder();
            for (int resourceId : resourceIds) {
                for (int relative : now.relatives(resourceId)) {
                    Occupancy occupancy = occupancy(relative);
                    for (int index = occupancy.firstEndingAfter(from);
                            index < occupancy.size() && occupancy.start(index) < until;
                            index++) {
                        times.add(occupancy.start(index), occupancy.end(index));
                    }
                }
            }
            return times.build();
        });
    }

    private boolean isFree(int[] relatives, long start, long end) {
        for (int relative : relatives) {
            if (!occupancy(relative).isFree(start, end)) {
                return false;
            }
        }
        return true;
    }

    private List<Clash> findClashes(List<Integer> resourceIds, Span span, long besides) {
        long start = span.start().toEpochMilli();
        long end = span.end().toEpochMilli();
        List<Clash> result = new ArrayList<>();
        for (int resourceId : resourceIds) {
            for (int relative : catalogue.get().relatives(resourceId)) {
                Occupancy occupancy = occupancy(relative);
                for (int index = occupancy.firstEndingAfter(start);
                        index < occupancy.size() && occupancy.start(index) < end;
                        index++) {
                    if (occupancy.holder(index) != besides) {
                        result.add(new Clash(occupancy.holder(index), relative, span(occupancy, index)));
                    }
                }
            }
        }
        result.sort((a, b) -> a.span().compareTo(b.span()));
        return result;
    }

    private static Span span(Occupancy occupancy, int index) {
        return new Span(Instant.ofEpochMilli(occupancy.start(index)), Instant.ofEpochMilli(occupancy.end(index)));
    }

    private void add(long holder, List<Integer> resourceIds, Span span) {
        for (int resourceId : resourceIds) {
            occupancyToFill(resourceId)
                    .add(holder, span.start().toEpochMilli(), span.end().toEpochMilli());
        }
    }

    private void remove(long holder, List<Integer> resourceIds, Span span) {
        for (int resourceId : resourceIds) {
            occupancyToFill(resourceId)
                    .remove(holder, span.start().toEpochMilli(), span.end().toEpochMilli());
        }
    }

    private Occupancy occupancy(int resourceId) {
        return resourceId < occupancies.length ? occupancies[resourceId] : NOTHING;
    }

    private Occupancy occupancyToFill(int resourceId) {
        if (resourceId >= occupancies.length) {
            Occupancy[] more = Arrays.copyOf(occupancies, Math.max(resourceId + 1, occupancies.length * 2));
            Arrays.setAll(more, id -> id < occupancies.length ? occupancies[id] : new Occupancy());
            occupancies = more;
        }
        return occupancies[resourceId];
    }

    private <T> T together(Supplier<T> question) {
        lock.readLock().lock();
        try {
            return question.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    private <T> T alone(Supplier<T> change) {
        lock.writeLock().lock();
        try {
            return change.get();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
