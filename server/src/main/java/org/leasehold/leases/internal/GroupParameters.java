package org.leasehold.leases.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sets one array parameter after the other: a column of many rows at a time. */
final class GroupParameters {

    private final Connection connection;
    private final PreparedStatement statement;
    private int index = 1;

    GroupParameters(Connection connection, PreparedStatement statement) {
        this.connection = connection;
        this.statement = statement;
    }

    <T> void add(String type, List<T> rows, Function<T, ? extends @Nullable Object> column) throws SQLException {
        @Nullable Object[] values = new Object[rows.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = column.apply(rows.get(row));
        }
        statement.setArray(index++, connection.createArrayOf(type, values));
    }
}
