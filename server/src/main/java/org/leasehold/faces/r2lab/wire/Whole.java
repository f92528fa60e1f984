package org.leasehold.faces.r2lab.wire;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leasehold.common.ProblemException;
import org.leasehold.faces.r2lab.R2labSettings;
import org.leasehold.inventory.Facility;
import org.leasehold.inventory.Inventory;
import org.leasehold.inventory.Resource;
import org.leasehold.leases.Lease;
import org.leasehold.leases.LeaseFilter;
import org.leasehold.leases.LeaseState;
import org.leasehold.leases.Leases;
import org.springframework.stereotype.Component;

/** The one thing that R2lab's programs know leases of: the testbed as a whole, by whatever name. */
@Component
public class Whole {

    private final R2labSettings settings;
    private final Inventory inventory;
    private final Leases leases;

    Whole(R2labSettings settings, Inventory inventory, Leases leases) {
        this.settings = settings;
        this.inventory = inventory;
        this.leases = leases;
    }

    /** @throws org.leasehold.common.ProblemException {@code not-found} when there is no such facility yet */
    public Facility facility() {
        return inventory.catalogue().getFacility(settings.facility());
    }

    /** @throws org.leasehold.common.ProblemException {@code not-found} when there is no such resource yet */
    public Resource resource() {
        return inventory.catalogue().getResource(facility(), settings.resource());
    }

    public boolean isCalled(String name) {
        return settings.isTheWhole(name);
    }

    /** Of all who booked a part only, programs that know the whole see nothing: they would let them into all of it. */
    public boolean isOf(Lease lease) {
        return lease.resourceIds().contains(resource().id());
    }

    public Optional<Lease> find(long leaseId) {
        try {
            Lease lease = leases.getLease(leaseId);
            return isOf(lease) && !(lease.state() instanceof LeaseState.Cancelled)
                    ? Optional.of(lease)
                    : Optional.empty();
        } catch (ProblemException unknown) {
            return Optional.empty();
        }
    }

    /** The lease of the whole at an instant. */
    public Optional<Lease> at(Instant instant) {
        return leases.list(between(instant, instant.plusNanos(1_000)), null, 10, false).stream()
                .filter(this::isOf)
                .findFirst();
    }

    /** Leases that end after the one instant and begin before the other; null does not narrow. */
    public LeaseFilter between(@Nullable Instant from, @Nullable Instant until) {
        return new LeaseFilter(facility().id(), resource().id(), null, List.of(), from, until);
    }
}
