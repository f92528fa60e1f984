package org.leasehold.leases.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.leasehold.leases.Lease;
import org.leasehold.leases.LeaseBook;
import org.leasehold.leases.LeaseListener;

/**
 * The leases of the book in the order in which the lifecycle must look at them; of one instant, ends before starts.
 * Kept in memory, so that no booking and no step pays for an index of what is due.
 */
final class Agenda implements LeaseListener {

    private final LeaseBook book;

    /** Also those of earlier versions of a lease, until their time comes or they are first. */
    private final TreeSet<Entry> entries = new TreeSet<>();

    Agenda(LeaseBook book) {
        this.book = book;
        book.addListener(this);
    }

    private record Entry(Instant due, boolean starts, long leaseId) implements Comparable<Entry> {

        static Optional<Entry> of(Lease lease) {
            return Deadline.of(lease).map(due -> new Entry(due, !lease.state().isRunning(), lease.id()));
        }

        @Override
        public int compareTo(Entry other) {
            // Written out: each booking compares its two dates with a score of others.
            int order = due.compareTo(other.due);
            if (order == 0) {
                order = Boolean.compare(starts, other.starts);
            }
            return order == 0 ? Long.compare(leaseId, other.leaseId) : order;
        }
    }

    @Override
    public synchronized void changed(Lease lease) {
        Entry.of(lease).ifPresent(entries::add);
    }

    synchronized Optional<Instant> nextDue() {
        while (!entries.isEmpty() && current(entries.first()).isEmpty()) {
            entries.removeFirst();
        }
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(entries.first().due());
    }

    /** The leases that are due, as the book has them. */
    synchronized List<Lease> due(Instant now) {
        List<Lease> due = new ArrayList<>();
        Iterator<Entry> next = entries.iterator();
        while (next.hasNext()) {
            Entry entry = next.next();
            if (entry.due().isAfter(now)) {
                break;
            }
            current(entry).ifPresentOrElse(due::add, next::remove);
        }
        return due;
    }

    private Optional<Lease> current(Entry entry) {
        return book.find(entry.leaseId())
                .filter(lease -> Entry.of(lease).filter(entry::equals).isPresent());
    }
}
