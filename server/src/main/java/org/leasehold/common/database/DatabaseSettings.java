package org.leasehold.common.database;

/**
 * How we use the database.
 *
 * @param connections how many connections we hold at most
 */
public record DatabaseSettings(int connections) {

    public static final DatabaseSettings USUAL = new DatabaseSettings(12);
}
