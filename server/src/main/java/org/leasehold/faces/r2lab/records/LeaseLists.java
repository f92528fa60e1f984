package org.leasehold.faces.r2lab.records;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.leasehold.faces.r2lab.R2labSettings;
import org.leasehold.faces.r2lab.wire.Whole;
import org.leasehold.inventory.Facility;
import org.leasehold.inventory.Inventory;
import org.leasehold.leases.Lease;
import org.leasehold.leases.LeaseBook;
import org.leasehold.leases.LeaseListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The leases of the whole, of today and to come: told anew whenever one of them changes, whoever changed it, and every
 * ten seconds besides, because R2lab's browsers were made for that. Of changes that come together one list is told.
 */
@Component
public class LeaseLists implements LeaseListener, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LeaseLists.class);
    private static final Duration CYCLE = Duration.ofSeconds(10);
    private static final Instant FAR = Instant.parse("3000-01-01T00:00:00Z");

    private final R2labSettings settings;
    private final Inventory inventory;
    private final LeaseBook book;
    private final Whole whole;
    private final InstantSource clock;
    private final List<Consumer<List<Lease>>> listeners = new CopyOnWriteArrayList<>();
    private final Semaphore changes = new Semaphore(0);
    private volatile Thread thread = new Thread();

    LeaseLists(R2labSettings settings, Inventory inventory, LeaseBook book, Whole whole, InstantSource clock) {
        this.settings = settings;
        this.inventory = inventory;
        this.book = book;
        this.whole = whole;
        this.clock = clock;
    }

    /** Tells the list from now on, while no lease can change. */
    public void addListener(Consumer<List<Lease>> listener) {
        if (listeners.isEmpty()) {
            book.addListener(this);
        }
        listeners.add(listener);
    }

    /** Calls back with the leases that end after today's midnight, by start, while none can change. */
    public void whileUnchanged(Consumer<List<Lease>> reader) {
        inventory
                .catalogue()
                .findFacility(settings.facility())
                .filter(facility -> inventory
                        .catalogue()
                        .findResource(facility, settings.resource())
                        .isPresent())
                .ifPresentOrElse(
                        facility -> book.whileUnchanged(
                                facility.name(),
                                midnight(facility),
                                FAR,
                                leases -> reader.accept(
                                        leases.stream().filter(whole::isOf).toList())),
                        () -> reader.accept(List.of()));
    }

    private Instant midnight(Facility facility) {
        return clock.instant()
                .atZone(facility.timeZone())
                .toLocalDate()
                .atStartOfDay(facility.timeZone())
                .toInstant();
    }

    @Override
    public void changed(Lease lease) {
        changes.release();
    }

    private void run() {
        try {
            while (true) {
                boolean byChange = changes.tryAcquire(CYCLE.toMillis(), TimeUnit.MILLISECONDS);
                changes.drainPermits();
                tell(byChange);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(boolean byChange) {
        try {
            whileUnchanged(leases -> listeners.forEach(listener -> listener.accept(leases)));
        } catch (RuntimeException failure) {
            LOG.warn("The leases could not be told {}", byChange ? "of a change" : "in their cycle", failure);
        }
    }

    @Override
    public void start() {
        if (!listeners.isEmpty()) {
            thread = Thread.ofVirtual().name("r2lab-leases").start(this::run);
        }
    }

    @Override
    public void stop() {
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }
}
