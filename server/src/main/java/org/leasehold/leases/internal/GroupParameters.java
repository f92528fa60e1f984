package org.leasehold.leases.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Sets one array parameter after the other: a column of many rows at a time. Arrays of numbers and texts travel in
 * binary, which costs the database a good deal less than reading text; instants travel as microseconds since 1970.
 */
final class GroupParameters {

    private final Connection connection;
    private final PreparedStatement statement;
    private int index = 1;

    GroupParameters(Connection connection, PreparedStatement statement) {
        this.connection = connection;
        this.statement = statement;
    }

    <T> void addLongs(List<T> rows, ToLongFunction<T> column) throws SQLException {
        add("int8", rows.stream().mapToLong(column).toArray());
    }

    <T> void addInts(List<T> rows, ToIntFunction<T> column) throws SQLException {
        add("int4", rows.stream().mapToInt(column).toArray());
    }

    <T> void addTexts(List<T> rows, Function<T, @Nullable String> column) throws SQLException {
        add("text", rows.stream().map(column).toArray(String[]::new));
    }

    <T> void addInstants(List<T> rows, Function<T, @Nullable Instant> column) throws SQLException {
        add("int8", rows.stream().map(row -> micros(column.apply(row))).toArray(Long[]::new));
    }

    private static @Nullable Long micros(@Nullable Instant instant) {
        return instant == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private void add(String type, Object array) throws SQLException {
        statement.setArray(index++, connection.unwrap(PGConnection.class).createArrayOf(type, array));
    }
}
