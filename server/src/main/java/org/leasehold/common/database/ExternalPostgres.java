package org.leasehold.common.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Somebody else's PostgreSQL, reached by its address; checked once before we rely on it. */
public record ExternalPostgres(DatabaseAddress address) implements PostgresServer {

    private static final int OLDEST_MAJOR = 18;

    @Override
    public DatabaseAddress awaitReady() {
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                    select current_setting('server_version_num')::int / 10000, current_setting('server_version'),
                           exists (select from pg_available_extensions where name = 'btree_gist'),
                           has_schema_privilege('public', 'create')
                    """)) {
            row.next();
            check(
                    row.getInt(1) >= OLDEST_MAJOR,
                    "runs PostgreSQL " + row.getString(2) + "; Leasehold needs " + OLDEST_MAJOR + " or later.");
            check(
                    row.getBoolean(3),
                    "has no btree_gist, an extension that comes with PostgreSQL. Install the package of its"
                            + " additional modules (postgresql-contrib).");
            check(
                    row.getBoolean(4),
                    "does not let this user make tables. Say there: grant create on schema public to ...;");
            return address;
        } catch (SQLException e) {
            throw new StartFailure("The database " + address + " cannot be used: " + firstLine(e), e);
        }
    }

    @Override
    public void close() {
        // It is not ours to end.
    }

    private void check(boolean fit, String otherwise) {
        if (!fit) {
            throw new StartFailure("The database " + address + " " + otherwise);
        }
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
