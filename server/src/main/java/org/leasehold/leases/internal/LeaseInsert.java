package org.leasehold.leases.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leasehold.inventory.Inventory;
import org.leasehold.leases.Lease;
import org.leasehold.leases.internal.GroupCommit.Key;
import org.springframework.stereotype.Component;

/** Inserts new leases, with their claims, keys and events, in one statement, however many they are. */
@Component
class LeaseInsert {

    private final Inventory inventory;

    LeaseInsert(Inventory inventory) {
        this.inventory = inventory;
    }

    /** A lease to insert, under the idempotency key that it was booked with, if it was. */
    record Row(Lease lease, Optional<Key> key) {}

    /** With places for what follows a claim in the way, for the keys, and for how many of those were written. */
    private static final String INSERT = """
            with wanted as (
                select id, facility_id, resource_ids::int[], slice_id, state, note, created_by, event, detail::jsonb,
                       to_timestamp(starts_at / 1000000::float8) as starts_at,
                       to_timestamp(ends_at / 1000000::float8) as ends_at,
                       to_timestamp(held_from / 1000000::float8) as held_from,
                       to_timestamp(held_until / 1000000::float8) as held_until,
                       to_timestamp(created_at / 1000000::float8) as created_at
                  from unnest(?::bigint[], ?::int[], ?::text[], ?::bigint[], ?::text[], ?::bigint[], ?::bigint[],
                              ?::bigint[], ?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[])
                    as w (id, facility_id, resource_ids, slice_id, state, starts_at, ends_at, held_from, held_until,
                          note, created_at, created_by, event, detail)
            ), leased as (
                insert into lease (id, facility_id, resource_ids, slice_id, state, starts_at, ends_at, held_from,
                                   held_until, note, created_at, created_by)
                select id, facility_id, resource_ids, slice_id, state, starts_at, ends_at, held_from, held_until,
                       note, created_at, created_by
                  from wanted
            ), claimed as (
                insert into claim (lease_id, resource_id, share, during)
                select lease_id, resource_id, share,
                       tstzrange(to_timestamp(held_from / 1000000::float8), to_timestamp(held_until / 1000000::float8))
                  from unnest(?::bigint[], ?::int[], ?::bigint[], ?::bigint[], ?::bigint[])
                    as c (lease_id, resource_id, share, held_from, held_until)
                %s
                returning 1
            )%s, logged as (
                insert into event (at, kind, subject_id, revision, actor, detail)
                select created_at, event, id, 1, created_by, detail
                  from wanted
                returning id, subject_id
            )
            select subject_id, id, (select count(*) from claimed) as claimed, %s as keyed
              from logged
            """;

    private static final String KEYED = """
            , keyed as (
                insert into booking_key (account_id, key, request_hash, lease_id, created_at)
                select account_id, key, request_hash, lease_id, to_timestamp(created_at / 1000000::float8)
                  from unnest(?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::bigint[])
                    as k (account_id, key, request_hash, lease_id, created_at)
                %s
                returning 1
            )""";

    private static final String COUNT_OF_KEYED = "(select count(*) from keyed)";

    /**
     * For a group: the calendar has decided, so a claim in the way is an exception, and asking beforehand would cost
     * each insert half as much again. Keys that nobody said cost each group as much as two leases.
     */
    private static final String INSERT_DECIDED = INSERT.formatted("", "", "0");

    private static final String INSERT_DECIDED_KEYED = INSERT.formatted("", KEYED.formatted(""), COUNT_OF_KEYED);

    /** For one alone, when a claim may be in the way: counts instead of failing. */
    private static final String INSERT_CAREFULLY = INSERT.formatted(
            "on conflict on constraint claim_no_overlap do nothing",
            KEYED.formatted("on conflict do nothing"),
            COUNT_OF_KEYED);

    /**
     * Inserts leases of which the calendar says that nothing is in their way: all of them, or it throws and none is.
     *
     * @return the event of each lease, by the lease's id
     * @throws SQLException also when a claim or a key was in the way
     */
    Map<Long, Long> insertDecided(Connection connection, List<Row> rows) throws SQLException {
        boolean keyed = rows.stream().anyMatch(row -> row.key().isPresent());
        return insert(connection, keyed ? INSERT_DECIDED_KEYED : INSERT_DECIDED, keyed, rows);
    }

    /**
     * Inserts leases that something may be in the way of, inside the caller's transaction.
     *
     * @return the event of each lease; empty when a claim or a key was in the way: the transaction is to be rolled back
     */
    Map<Long, Long> insertCarefully(Connection connection, List<Row> rows) throws SQLException {
        return insert(connection, INSERT_CAREFULLY, true, rows);
    }

    private Map<Long, Long> insert(Connection connection, String insert, boolean withKeys, List<Row> rows)
            throws SQLException {
        List<ClaimOf> claims = new ArrayList<>();
        for (Row row : rows) {
            for (Claim claim : Claim.of(row.lease(), inventory.catalogue())) {
                claims.add(new ClaimOf(row.lease(), claim));
            }
        }
        // Two servers whose groups cross take the resources in the same order, and do not wait for each other in a
        // ring.
        claims.sort(IN_ORDER);
        List<Row> keyed = rows.stream().filter(row -> row.key().isPresent()).toList();
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            GroupParameters parameters = new GroupParameters(connection, statement);
            setLeases(parameters, rows);
            setClaims(parameters, claims);
            if (withKeys) {
                setKeys(parameters, keyed);
            }
            return read(statement, claims.size(), keyed.size());
        }
    }

    private record ClaimOf(Lease lease, Claim claim) {}

    private static final Comparator<ClaimOf> IN_ORDER = Comparator.comparingInt(
                    (ClaimOf claim) -> claim.claim().resourceId())
            .thenComparingLong(claim -> claim.lease().id());

    private static void setLeases(GroupParameters parameters, List<Row> rows) throws SQLException {
        List<Lease> leases = rows.stream().map(Row::lease).toList();
        parameters.addLongs(leases, Lease::id);
        parameters.addInts(leases, Lease::facilityId);
        parameters.addTexts(leases, lease -> "{" + commaSeparated(lease.resourceIds()) + "}");
        parameters.addLongs(leases, Lease::sliceId);
        parameters.addTexts(leases, lease -> lease.state().name());
        parameters.addInstants(leases, lease -> lease.span().start());
        parameters.addInstants(leases, lease -> lease.span().end());
        parameters.addInstants(leases, lease -> lease.held().start());
        parameters.addInstants(leases, lease -> lease.held().end());
        parameters.addTexts(leases, Lease::note);
        parameters.addInstants(leases, Lease::createdAt);
        parameters.addTexts(leases, Lease::createdBy);
        parameters.addTexts(leases, lease -> lease.state().isFinal() ? "lease.imported" : "lease.booked");
        parameters.addTexts(leases, LeaseInsert::detail);
    }

    private static void setClaims(GroupParameters parameters, List<ClaimOf> claims) throws SQLException {
        parameters.addLongs(claims, claim -> claim.lease().id());
        parameters.addInts(claims, claim -> claim.claim().resourceId());
        parameters.addLongs(claims, claim -> claim.claim().share());
        parameters.addInstants(claims, claim -> claim.lease().held().start());
        parameters.addInstants(claims, claim -> claim.lease().held().end());
    }

    private static void setKeys(GroupParameters parameters, List<Row> keyed) throws SQLException {
        parameters.addLongs(keyed, row -> key(row).accountId());
        parameters.addTexts(keyed, row -> key(row).key());
        parameters.addTexts(keyed, row -> key(row).requestHash());
        parameters.addLongs(keyed, row -> row.lease().id());
        parameters.addInstants(keyed, row -> row.lease().createdAt());
    }

    /** The event's detail, as JSON. */
    private static String detail(Lease lease) {
        return "{\"start\":\"" + lease.span().start() + "\",\"end\":\""
                + lease.span().end() + "\",\"resourceIds\":[" + commaSeparated(lease.resourceIds()) + "],\"sliceId\":"
                + lease.sliceId() + "}";
    }

    private static Key key(Row row) {
        return row.key().orElseThrow();
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

    private static String commaSeparated(List<Integer> ids) {
        StringBuilder text = new StringBuilder(ids.size() * 6);
        for (int index = 0; index < ids.size(); index++) {
            text.append(index == 0 ? "" : ",").append(ids.get(index).intValue());
        }
        return text.toString();
    }
}
