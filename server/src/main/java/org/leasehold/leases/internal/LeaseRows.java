package org.leasehold.leases.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.leasehold.common.Span;
import org.leasehold.leases.Lease;
import org.leasehold.leases.LeaseState;

/** How a row of the table {@code lease} reads. */
final class LeaseRows {

    static final String COLUMNS = """
            id, revision, facility_id, resource_ids, slice_id, state, starts_at, ends_at, held_from, held_until,
            note, problem, created_at, created_by
            """;

    private LeaseRows() {}

    static Lease read(ResultSet row) throws SQLException {
        return new Lease(
                row.getLong("id"),
                row.getLong("revision"),
                row.getInt("facility_id"),
                Arrays.asList((Integer[]) row.getArray("resource_ids").getArray()),
                row.getLong("slice_id"),
                LeaseState.of(row.getString("state"), Optional.ofNullable(row.getString("problem"))),
                span(row, "starts_at", "ends_at"),
                span(row, "held_from", "held_until"),
                row.getString("note"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"));
    }

    private static Span span(ResultSet row, String start, String end) throws SQLException {
        return new Span(
                row.getTimestamp(start).toInstant(), row.getTimestamp(end).toInstant());
    }
}
