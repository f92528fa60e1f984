package org.leasehold.leases.internal;

import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.leasehold.inventory.Inventory;
import org.leasehold.leases.Lease;
import org.springframework.stereotype.Component;

/**
 * Writes new leases, many to a transaction: bookings that arrive while a commit is under way share the next one, and
 * each keeps its own fate. Two lanes, so that one prepares while the other waits for the disk.
 */
@Component
class GroupCommit {

    private static final int LANES = 2;
    private static final int LARGEST_GROUP = 128;

    /** Another server was faster (exclusion violation), or the two crossed (deadlock, serialization failure). */
    private static final Set<String> CROSSED = Set.of("23P01", "40P01", "40001");

    private final DataSource database;
    private final Inventory inventory;
    private final BlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
    private final List<Thread> lanes = new ArrayList<>();

    GroupCommit(DataSource database, Inventory inventory) {
        this.database = database;
        this.inventory = inventory;
        for (int lane = 0; lane < LANES; lane++) {
            lanes.add(Thread.ofVirtual().name("group-commit-" + lane).start(this::run));
        }
    }

    /** What became of one lease. */
    sealed interface Outcome {

        record Written(long eventId) implements Outcome {}

        /** Somebody else's claim was in the way. */
        record InTheWay() implements Outcome {}

        /** Another booking was made under the same key. */
        record KeyTaken() implements Outcome {}

        record Failed(SQLException cause) implements Outcome {}
    }

    /** A booking's idempotency key, as it is kept. */
    record Key(long accountId, String key, String requestHash) {}

    private record Entry(Lease lease, @Nullable Key key, CompletableFuture<Outcome> outcome) {}

    /** Writes the lease with its claims and its event. Returns when it is safe on disk, or when it is not to be. */
    Outcome write(Lease lease, @Nullable Key key) {
        Entry entry = new Entry(lease, key, new CompletableFuture<>());
        queue.add(entry);
        return entry.outcome().join();
    }

    /** Writes all of them or none, inside the caller's transaction. */
    Outcome writeAll(Connection connection, List<Lease> leases) throws SQLException {
        List<Entry> entries = leases.stream()
                .map(lease -> new Entry(lease, null, new CompletableFuture<>()))
                .toList();
        Map<Long, Long> eventIds = insert(connection, INSERT_CAREFULLY, entries);
        return eventIds.size() == leases.size() ? new Outcome.Written(0) : new Outcome.InTheWay();
    }

    private void run() {
        List<Entry> group = new ArrayList<>();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                group.add(queue.take());
            } catch (InterruptedException stopped) {
                return;
            }
            queue.drainTo(group, LARGEST_GROUP - 1);
            commit(group);
            group.clear();
        }
    }

    private void commit(List<Entry> group) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            planOnce(connection);
            if (tryTogether(connection, group)) {
                return;
            }
            for (Entry entry : group) {
                alone(connection, entry);
            }
        } catch (SQLException failure) {
            group.forEach(entry -> entry.outcome().complete(new Outcome.Failed(failure)));
        } catch (RuntimeException bug) {
            group.forEach(entry -> entry.outcome().completeExceptionally(bug));
        }
    }

    /** The insert's plan is the same for any group; left to itself PostgreSQL plans it anew for each. */
    private static void planOnce(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local plan_cache_mode = force_generic_plan");
        }
    }

    private boolean tryTogether(Connection connection, List<Entry> group) throws SQLException {
        try {
            return write(connection, INSERT_DECIDED, group);
        } catch (SQLException crossed) {
            if (!CROSSED.contains(String.valueOf(crossed.getSQLState()))) {
                throw crossed;
            }
            connection.rollback();
            return false;
        }
    }

    private boolean write(Connection connection, String insert, List<Entry> group) throws SQLException {
        Map<Long, Long> eventIds = insert(connection, insert, group);
        if (eventIds.isEmpty()) {
            connection.rollback();
            return false;
        }
        connection.commit();
        group.forEach(entry -> entry.outcome()
                .complete(
                        new Outcome.Written(eventIds.getOrDefault(entry.lease().id(), 0L))));
        return true;
    }

    private void alone(Connection connection, Entry entry) throws SQLException {
        if (!write(connection, INSERT_CAREFULLY, List.of(entry))) {
            Key key = entry.key();
            boolean taken = key != null && isTaken(connection, key);
            connection.rollback();
            entry.outcome().complete(taken ? new Outcome.KeyTaken() : new Outcome.InTheWay());
        }
    }

    private static boolean isTaken(Connection connection, Key key) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select 1 from booking_key where account_id = ? and key = ?")) {
            statement.setLong(1, key.accountId());
            statement.setString(2, key.key());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static final String INSERT = """
            with wanted as (
                select * from unnest(?::bigint[], ?::int[], ?::text[], ?::bigint[], ?::text[], ?::timestamptz[],
                                     ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::timestamptz[],
                                     ?::timestamptz[], ?::text[], ?::text[])
                    as w (id, facility_id, resource_ids, slice_id, state, starts_at, ends_at, held_from, held_until,
                          note, due_at, created_at, created_by, event)
            ), leased as (
                insert into lease (id, facility_id, resource_ids, slice_id, state, starts_at, ends_at, held_from,
                                   held_until, note, due_at, created_at, created_by)
                select id, facility_id, resource_ids::int[], slice_id, state, starts_at, ends_at, held_from, held_until,
                       note, due_at, created_at, created_by
                  from wanted
            ), claimed as (
                insert into claim (lease_id, resource_id, share, during)
                select lease_id, resource_id, share, tstzrange(held_from, held_until)
                  from unnest(?::bigint[], ?::int[], ?::bigint[], ?::timestamptz[], ?::timestamptz[])
                    as c (lease_id, resource_id, share, held_from, held_until)
                 order by resource_id, lease_id
                %s
                returning 1
            ), keyed as (
                insert into booking_key (account_id, key, request_hash, lease_id, created_at)
                select * from unnest(?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::timestamptz[])
                on conflict do nothing
                returning 1
            ), logged as (
                insert into event (at, kind, subject_id, actor, detail)
                select created_at, event, id, created_by,
                       jsonb_build_object('resourceIds', resource_ids::int[], 'sliceId', slice_id,
                                          'start', starts_at, 'end', ends_at)
                  from wanted
                returning id, subject_id
            )
            select subject_id, id, (select count(*) from claimed) as claimed, (select count(*) from keyed) as keyed
              from logged
            """;

    /**
     * For a group: the calendar has decided, so a claim in the way is an exception, and asking beforehand would cost
     * each insert half as much again.
     */
    private static final String INSERT_DECIDED = INSERT.formatted("");

    /** For one alone, when a claim may be in the way: counts instead of failing. */
    private static final String INSERT_CAREFULLY =
            INSERT.formatted("on conflict on constraint claim_no_overlap do nothing");

    /** Inserts; answers the event of each lease, or nothing when a claim or a key was in the way. */
    private Map<Long, Long> insert(Connection connection, String insert, List<Entry> group) throws SQLException {
        List<ClaimOf> claims = new ArrayList<>();
        for (Entry entry : group) {
            for (Claim claim : Claim.of(entry.lease(), inventory.catalogue())) {
                claims.add(new ClaimOf(entry.lease(), claim));
            }
        }
        claims.sort(Comparator.comparingInt(claim -> claim.claim().resourceId()));
        List<Entry> keyed = group.stream().filter(entry -> entry.key() != null).toList();
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            GroupParameters parameters = new GroupParameters(connection, statement);
            setLeases(parameters, group);
            setClaims(parameters, claims);
            setKeys(parameters, keyed);
            return read(statement, claims.size(), keyed.size());
        }
    }

    private record ClaimOf(Lease lease, Claim claim) {}

    private static void setLeases(GroupParameters parameters, List<Entry> group) throws SQLException {
        List<Lease> leases = group.stream().map(Entry::lease).toList();
        parameters.add("bigint", leases, Lease::id);
        parameters.add("int", leases, Lease::facilityId);
        parameters.add("text", leases, lease -> arrayLiteral(lease.resourceIds()));
        parameters.add("bigint", leases, Lease::sliceId);
        parameters.add("text", leases, lease -> lease.state().name());
        parameters.add("timestamptz", leases, lease -> timestamp(lease.span().start()));
        parameters.add("timestamptz", leases, lease -> timestamp(lease.span().end()));
        parameters.add("timestamptz", leases, lease -> timestamp(lease.held().start()));
        parameters.add("timestamptz", leases, lease -> timestamp(lease.held().end()));
        parameters.add("text", leases, Lease::note);
        parameters.add("timestamptz", leases, lease -> timestamp(Deadline.of(lease)));
        parameters.add("timestamptz", leases, lease -> timestamp(lease.createdAt()));
        parameters.add("text", leases, Lease::createdBy);
        parameters.add("text", leases, lease -> lease.state().isFinal() ? "lease.imported" : "lease.booked");
    }

    private static void setClaims(GroupParameters parameters, List<ClaimOf> claims) throws SQLException {
        parameters.add("bigint", claims, claim -> claim.lease().id());
        parameters.add("int", claims, claim -> claim.claim().resourceId());
        parameters.add("bigint", claims, claim -> claim.claim().share());
        parameters.add(
                "timestamptz", claims, claim -> timestamp(claim.lease().held().start()));
        parameters.add(
                "timestamptz", claims, claim -> timestamp(claim.lease().held().end()));
    }

    private static void setKeys(GroupParameters parameters, List<Entry> keyed) throws SQLException {
        parameters.add("bigint", keyed, entry -> key(entry).accountId());
        parameters.add("text", keyed, entry -> key(entry).key());
        parameters.add("text", keyed, entry -> key(entry).requestHash());
        parameters.add("bigint", keyed, entry -> entry.lease().id());
        parameters.add("timestamptz", keyed, entry -> timestamp(entry.lease().createdAt()));
    }

    private static Key key(Entry entry) {
        return Objects.requireNonNull(entry.key());
    }

    private static Map<Long, Long> read(PreparedStatement statement, int claims, int keys) throws SQLException {
        Map<Long, Long> eventIds = new HashMap<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                if (rows.getInt("claimed") != claims || rows.getInt("keyed") != keys) {
                    return Map.of();
                }
                eventIds.put(rows.getLong("subject_id"), rows.getLong("id"));
            }
        }
        return eventIds;
    }

    private static String arrayLiteral(List<Integer> ids) {
        StringBuilder text = new StringBuilder(ids.size() * 6).append('{');
        for (int index = 0; index < ids.size(); index++) {
            text.append(index == 0 ? "" : ",").append(ids.get(index));
        }
        return text.append('}').toString();
    }

    /** ISO text: the driver would write a Timestamp inside an array without its zone. */
    private static @Nullable String timestamp(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    @PreDestroy
    void stop() {
        lanes.forEach(Thread::interrupt);
    }
}
