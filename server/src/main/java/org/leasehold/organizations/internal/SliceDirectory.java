package org.leasehold.organizations.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.leasehold.organizations.Slice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * All slices and memberships, in memory: every booking asks for them. Read again at once after each change made here,
 * and now and then for changes made by other servers. Never waits for the database once it has been read.
 */
@Component
class SliceDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(SliceDirectory.class);

    /** How long a change by another server may go unseen. */
    private static final Duration OLD = Duration.ofSeconds(5);

    private final SliceRepository repository;
    private final InstantSource clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Contents contents;

    SliceDirectory(SliceRepository repository, InstantSource clock) {
        this.repository = repository;
        this.clock = clock;
        this.contents = read();
    }

    /** The directory as it is now, give or take what others changed in the last seconds. */
    Contents now() {
        Contents known = contents;
        boolean old = Duration.between(known.readAt, clock.instant()).compareTo(OLD) >= 0;
        if (old && reading.tryLock()) {
            try {
                contents = read();
            } catch (DataAccessException | TransactionException e) {
                LOG.info("The slices cannot be read again; those known before still hold", e);
                contents = known.asOf(clock.instant());
            } finally {
                reading.unlock();
            }
        }
        return contents;
    }

    /** Reads it again, because something was changed and committed here. */
    void changed() {
        reading.lock();
        try {
            contents = read();
        } finally {
            reading.unlock();
        }
    }

    private Contents read() {
        Instant now = clock.instant();
        return Contents.of(repository.list(), repository.listMemberships(), now);
    }

    /** One look at all of it. */
    static final class Contents {

        private final TreeMap<String, Slice> byName;
        private final Map<Long, Slice> byId;
        private final Map<Long, Set<Long>> membersOfSlice;
        private final Map<Long, List<Slice>> slicesOfAccount;
        private final Instant readAt;

        private Contents(
                TreeMap<String, Slice> byName,
                Map<Long, Slice> byId,
                Map<Long, Set<Long>> membersOfSlice,
                Map<Long, List<Slice>> slicesOfAccount,
                Instant readAt) {
            this.byName = byName;
            this.byId = byId;
            this.membersOfSlice = membersOfSlice;
            this.slicesOfAccount = slicesOfAccount;
            this.readAt = readAt;
        }

        private static Contents of(List<Slice> slices, List<SliceRepository.Membership> memberships, Instant readAt) {
            TreeMap<String, Slice> byName = new TreeMap<>();
            Map<Long, Slice> byId = HashMap.newHashMap(slices.size());
            for (Slice slice : slices) {
                byName.put(slice.name(), slice);
                byId.put(slice.id(), slice);
            }
            Map<Long, Set<Long>> members = new HashMap<>();
            Map<Long, TreeMap<String, Slice>> slicesOf = new HashMap<>();
            for (SliceRepository.Membership membership : memberships) {
                Slice slice = byId.get(membership.sliceId());
                if (slice != null) {
                    members.computeIfAbsent(slice.id(), _ -> new HashSet<>()).add(membership.accountId());
                    slicesOf.computeIfAbsent(membership.accountId(), _ -> new TreeMap<>())
                            .put(slice.name(), slice);
                }
            }
            Map<Long, List<Slice>> slicesOfAccount = new HashMap<>();
            slicesOf.forEach((account, sorted) -> slicesOfAccount.put(account, List.copyOf(sorted.values())));
            return new Contents(byName, byId, members, slicesOfAccount, readAt);
        }

        private Contents asOf(Instant instant) {
            return new Contents(byName, byId, membersOfSlice, slicesOfAccount, instant);
        }

        Optional<Slice> find(String name) {
            return Optional.ofNullable(byName.get(name));
        }

        Optional<Slice> find(long id) {
            return Optional.ofNullable(byId.get(id));
        }

        boolean isMember(long accountId, long sliceId) {
            return membersOfSlice.getOrDefault(sliceId, Set.of()).contains(accountId);
        }

        Set<Long> members(long sliceId) {
            return Set.copyOf(membersOfSlice.getOrDefault(sliceId, Set.of()));
        }

        /** The slices of an account, by name. */
        List<Slice> slicesOf(long accountId) {
            return slicesOfAccount.getOrDefault(accountId, List.of());
        }

        /** All slices after a name, by name. */
        Collection<Slice> after(String name) {
            return byName.tailMap(name, false).values();
        }
    }
}
