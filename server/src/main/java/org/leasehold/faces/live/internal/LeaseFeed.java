package org.leasehold.faces.live.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.leasehold.faces.json.LeaseJson;
import org.leasehold.inventory.Facility;
import org.leasehold.inventory.Inventory;
import org.leasehold.leases.Lease;
import org.leasehold.leases.LeaseBook;
import org.leasehold.leases.LeaseFilter;
import org.leasehold.leases.LeaseListener;
import org.leasehold.leases.Leases;
import org.leasehold.live.Channels;
import org.leasehold.live.JsonArrays;
import org.leasehold.live.Snapshot;
import org.leasehold.live.SnapshotRequest;
import org.leasehold.live.StateChannel;
import org.springframework.stereotype.Component;

/** Feeds the channels {@code leases:<facility>}: every committed change of a lease, whoever made it. */
@Component
class LeaseFeed implements LeaseListener {

    private static final String PREFIX = "leases:";
    private static final Instant FAR = Instant.parse("3000-01-01T00:00:00Z");
    /** What ended longer ago than this does not change any more, and is read from the database. */
    private static final Duration SETTLED = Duration.ofDays(1);
    /** How many of the old leases a snapshot has at most; the newest. */
    private static final int OLD_AT_MOST = 50_000;

    private final Channels channels;
    private final LeaseBook book;
    private final Leases leases;
    private final Inventory inventory;
    private final LeaseJson json;
    private final InstantSource clock;

    LeaseFeed(
            Channels channels,
            LeaseBook book,
            Leases leases,
            Inventory inventory,
            LeaseJson json,
            InstantSource clock) {
        this.channels = channels;
        this.book = book;
        this.leases = leases;
        this.inventory = inventory;
        this.json = json;
        this.clock = clock;
        book.addListener(this);
    }

    StateChannel open(Facility facility) {
        return channels.open(PREFIX + facility.name(), (request, deliver) -> look(facility, request, deliver));
    }

    @Override
    public void changed(Lease lease) {
        String facility = inventory.catalogue().getFacility(lease.facilityId()).name();
        channels.find(PREFIX + facility).ifPresent(channel -> channel.publish("put", json.encode(lease)));
    }

    private void look(Facility facility, SnapshotRequest request, Consumer<Snapshot> deliver) {
        Instant from = request.from() == null ? Instant.EPOCH : request.from();
        Instant until = request.until() == null ? FAR : request.until();
        book.whileUnchanged(
                facility.name(), from, until, held -> deliver.accept(() -> write(facility, from, until, held)));
    }

    private byte[] write(Facility facility, Instant from, Instant until, List<Lease> held) {
        List<byte[]> written = new ArrayList<>();
        for (Lease lease : settled(facility, from, until, held)) {
            written.add(json.encode(lease));
        }
        for (Lease lease : held) {
            written.add(json.encode(lease));
        }
        return JsonArrays.join(written);
    }

    /** The leases of the window that are over for long and that the book has forgotten, by start. */
    private List<Lease> settled(Facility facility, Instant from, Instant until, List<Lease> held) {
        Instant limit = clock.instant().minus(SETTLED);
        if (!from.isBefore(limit)) {
            return List.of();
        }
        Set<Long> known = held.stream().map(Lease::id).collect(Collectors.toSet());
        LeaseFilter filter =
                new LeaseFilter(facility.id(), null, null, List.of(), from, until.isBefore(limit) ? until : limit);
        return leases.list(filter, null, OLD_AT_MOST, true).stream()
                .filter(lease -> !lease.span().end().isAfter(limit) && !known.contains(lease.id()))
                .sorted(Comparator.comparing(Lease::span).thenComparing(Lease::id))
                .toList();
    }
}
