package org.leasehold.common.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Brings the tables of a database to the form that this program knows. */
public final class Schema {

    private Schema() {}

    /**
     * Applies the migrations that are missing.
     *
     * @throws StartFailure when the database was written by a later Leasehold, or a migration fails
     */
    public static void migrate(DataSource dataSource) {
        try {
            Flyway.configure(Schema.class.getClassLoader())
                    .dataSource(dataSource)
                    .locations("classpath:db/migration")
                    .validateMigrationNaming(true)
                    .ignoreMigrationPatterns(new String[0])
                    .load()
                    .migrate();
        } catch (FlywayValidateException e) {
            throw new StartFailure(
                    "The tables of this database are not those of this Leasehold; most likely a later"
                            + " Leasehold has used it. Start that one. (" + firstLine(e) + ")",
                    e);
        } catch (FlywayException e) {
            throw new StartFailure("The tables cannot be brought up to date: " + firstLine(e), e);
        }
    }

    private static String firstLine(FlywayException e) {
        return String.valueOf(e.getMessage())
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("no reason given");
    }
}
