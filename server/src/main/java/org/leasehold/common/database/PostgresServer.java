package org.leasehold.common.database;

/** The PostgreSQL that holds the record: one that we run ourselves, or somebody else's. */
public interface PostgresServer extends AutoCloseable {

    /**
     * Waits until the server can be asked.
     *
     * @throws StartFailure when it cannot be reached or is not fit
     */
    DatabaseAddress awaitReady();

    /** Ends the server if it is ours. */
    @Override
    void close();
}
