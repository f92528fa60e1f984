package org.leasehold.leases.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.inventory.Inventory;
import org.leasehold.leases.Lease;
import org.leasehold.leases.LeaseFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Leases and their claims in the database, one at a time; bookings go through {@link GroupCommit}. */
@Repository
class LeaseRepository {

    private final JdbcClient jdbc;
    private final Inventory inventory;

    LeaseRepository(JdbcClient jdbc, Inventory inventory) {
        this.jdbc = jdbc;
        this.inventory = inventory;
    }

    Optional<Lease> find(long id) {
        return jdbc.sql("select " + LeaseRows.COLUMNS + " from lease where id = :id")
                .param("id", id)
                .query((row, _) -> LeaseRows.read(row))
                .optional();
    }

    List<Lease> list(Collection<Long> ids) {
        return jdbc.sql("select " + LeaseRows.COLUMNS + " from lease where id = any(:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query((row, _) -> LeaseRows.read(row))
                .list();
    }

    List<Lease> list(LeaseFilter filter, LeaseFilter.@Nullable Cursor after, int limit, boolean newestFirst) {
        Map<String, Object> parameters = new HashMap<>();
        String where = where(filter, parameters);
        if (after != null) {
            where += newestFirst
                    ? " and (starts_at, id) < (:afterStart, :afterId)"
                    : " and (starts_at, id) > (:afterStart, :afterId)";
            parameters.put("afterStart", Timestamp.from(after.start()));
            parameters.put("afterId", after.id());
        }
        parameters.put("limit", limit);
        String order = newestFirst ? "starts_at desc, id desc" : "starts_at, id";
        return jdbc.sql("select " + LeaseRows.COLUMNS + " from lease where " + where + " order by " + order
                        + " limit :limit")
                .params(parameters)
                .query((row, _) -> LeaseRows.read(row))
                .list();
    }

    /** Streams inside a transaction, so that the database hands over a few rows at a time. */
    void forEach(LeaseFilter filter, Consumer<Lease> reader) {
        Map<String, Object> parameters = new HashMap<>();
        String where = where(filter, parameters);
        try (Stream<Lease> rows = jdbc
                .sql("select " + LeaseRows.COLUMNS + " from lease where " + where + " order by starts_at, id")
                .withFetchSize(1_000)
                .params(parameters)
                .query((row, _) -> LeaseRows.read(row))
                .stream()) {
            rows.forEach(reader);
        }
    }

    private String where(LeaseFilter filter, Map<String, Object> parameters) {
        List<String> conditions = new ArrayList<>();
        if (filter.states().isEmpty()) {
            conditions.add("state <> 'CANCELLED'");
        } else {
            conditions.add("state = any(:states)");
            parameters.put("states", filter.states().toArray(String[]::new));
        }
        Integer facility = filter.facilityId();
        if (facility != null) {
            conditions.add("facility_id = :facility");
            parameters.put("facility", facility);
        }
        Integer resource = filter.resourceId();
        if (resource != null) {
            conditions.add("resource_ids && :relatives");
            int[] relatives = inventory.catalogue().relatives(resource);
            parameters.put("relatives", Arrays.stream(relatives).boxed().toArray(Integer[]::new));
        }
        var slices = filter.sliceIds();
        if (slices != null) {
            conditions.add("slice_id = any(:slices)");
            parameters.put("slices", slices.toArray(Long[]::new));
        }
        Instant from = filter.from();
        if (from != null) {
            conditions.add("ends_at > :from");
            parameters.put("from", Timestamp.from(from));
        }
        Instant until = filter.until();
        if (until != null) {
            conditions.add("starts_at < :until");
            parameters.put("until", Timestamp.from(until));
        }
        return String.join(" and ", conditions);
    }

    /**
     * Writes a new version of a lease over the one before it.
     *
     * @return false when somebody else changed it first
     */
    boolean update(Lease lease) {
        return jdbc.sql("""
                        update lease
                           set revision = :revision, resource_ids = :resources, state = :state, problem = :problem,
                               starts_at = :start, ends_at = :end, held_from = :heldFrom, held_until = :heldUntil,
                               note = :note
                         where id = :id and revision = :revision - 1
                        """)
                        .param("id", lease.id())
                        .param("revision", lease.revision())
                        .param("resources", lease.resourceIds().toArray(Integer[]::new))
                        .param("state", lease.state().name())
                        .param("problem", lease.state().failure().orElse(null))
                        .param("start", Timestamp.from(lease.span().start()))
                        .param("end", Timestamp.from(lease.span().end()))
                        .param("heldFrom", Timestamp.from(lease.held().start()))
                        .param("heldUntil", Timestamp.from(lease.held().end()))
                        .param("note", lease.note())
                        .update()
                == 1;
    }

    /**
     * Makes the claims of a lease be what it says.
     *
     * @return false when somebody else's claim is in the way; the transaction must then be rolled back
     */
    boolean replaceClaims(Lease lease) {
        deleteClaims(lease.id());
        List<Claim> claims = Claim.of(lease, inventory.catalogue());
        int written = jdbc.sql("""
                        insert into claim (lease_id, resource_id, share, during)
                        select :lease, resource, share, tstzrange(:start, :end)
                          from unnest(:resources, :shares) as wanted (resource, share)
                         order by resource
                        on conflict on constraint claim_no_overlap do nothing
                        """)
                .param("lease", lease.id())
                .param("start", Timestamp.from(lease.held().start()))
                .param("end", Timestamp.from(lease.held().end()))
                .param("resources", claims.stream().map(Claim::resourceId).toArray(Integer[]::new))
                .param("shares", claims.stream().map(Claim::share).toArray(Long[]::new))
                .update();
        return written == claims.size();
    }

    void deleteClaims(long leaseId) {
        jdbc.sql("delete from claim where lease_id = :lease")
                .param("lease", leaseId)
                .update();
    }

    /** Leases whose driver was at work when its server stopped. */
    List<Lease> listAwaitingDriver() {
        return jdbc.sql("select " + LeaseRows.COLUMNS + " from lease where state in ('STARTING', 'ENDING')")
                .query((row, _) -> LeaseRows.read(row))
                .list();
    }

    /**
     * Writes new states of many leases, and their events, as one statement. Leaves out those that somebody else
     * changed first, and those that another server is writing at this moment.
     *
     * @return the ids of those written
     */
    List<Long> advance(List<Lease> leases, Instant now) {
        return jdbc.sql("""
                        with wanted as (
                            select * from unnest(:ids, :revisions, :states) as w (id, revision, state)
                        ), taken as (
                            select lease.id, wanted.revision, wanted.state
                              from lease join wanted on lease.id = wanted.id and lease.revision = wanted.revision - 1
                               for update of lease skip locked
                        ), advanced as (
                            update lease set revision = taken.revision, state = taken.state, problem = null
                              from taken
                             where lease.id = taken.id
                            returning lease.id, lease.revision, lease.state
                        )
                        insert into event (at, kind, subject_id, revision, actor, detail)
                        select :now, 'lease.' || lower(state), id, revision, 'leasehold', '{}'
                          from advanced
                        returning subject_id
                        """)
                .param("now", Timestamp.from(now))
                .param("ids", leases.stream().map(Lease::id).toArray(Long[]::new))
                .param("revisions", leases.stream().map(Lease::revision).toArray(Long[]::new))
                .param(
                        "states",
                        leases.stream().map(lease -> lease.state().name()).toArray(String[]::new))
                .query((row, _) -> row.getLong("subject_id"))
                .list();
    }

    Optional<Long> findBookedUnder(long accountId, String key, String requestHash) {
        return jdbc.sql("""
                        select lease_id, request_hash from booking_key where account_id = :account and key = :key
                        """)
                .param("account", accountId)
                .param("key", key)
                .query((row, _) -> {
                    if (!requestHash.equals(row.getString("request_hash"))) {
                        throw new ProblemException(new Problem.Invalid(
                                "Idempotency-Key",
                                "The key \"" + key
                                        + "\" was used before for another booking. Use a new key for a new wish."));
                    }
                    return row.getLong("lease_id");
                })
                .optional();
    }
}
