package org.leasehold.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.leasehold.common.database.DatabaseAddress;
import org.leasehold.common.database.Pool;
import org.leasehold.common.database.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * A fresh database with all tables and no rows, on the real PostgreSQL that this JVM's tests share. As an extension
 * ({@code @RegisterExtension static final TestDatabase database = new TestDatabase()}) it lives as long as the class;
 * otherwise from {@link #open} to {@link #close}.
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback, AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int CONNECTIONS = 12;

    private @Nullable Opened opened;

    private record Opened(
            String name, HikariDataSource pool, JdbcClient jdbc, Transactions transactions, DatabaseAddress address) {}

    @Override
    public void beforeAll(ExtensionContext context) {
        open();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    /** Makes the database. */
    public TestDatabase open() {
        TestPostgres postgres = TestPostgres.shared();
        String name = "test_" + COUNT.incrementAndGet();
        postgres.administer("create database " + name + " template " + TestPostgres.TEMPLATE);
        DatabaseAddress address = postgres.address(name);
        HikariDataSource pool = Pool.open(address, CONNECTIONS);
        opened = new Opened(
                name, pool, JdbcClient.create(pool), new Transactions(new JdbcTransactionManager(pool)), address);
        return this;
    }

    /** Drops the database. */
    @Override
    public void close() {
        Opened gone = opened();
        opened = null;
        gone.pool.close();
        TestPostgres.shared().administer("drop database if exists " + gone.name + " with (force)");
    }

    /** Ends all connections and lets nobody in until {@link #comeBack}. */
    public void goAway() {
        TestPostgres.shared().administer("alter database " + opened().name + " with allow_connections false");
        TestPostgres.shared()
                .administer("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + opened().name
                        + "'");
    }

    public void comeBack() {
        TestPostgres.shared().administer("alter database " + opened().name + " with allow_connections true");
    }

    public DataSource dataSource() {
        return opened().pool;
    }

    public JdbcClient jdbc() {
        return opened().jdbc;
    }

    public Transactions transactions() {
        return opened().transactions;
    }

    /** The address, for those who open connections of their own or start a whole server. */
    public DatabaseAddress address() {
        return opened().address;
    }

    private Opened opened() {
        if (opened == null) {
            throw new IllegalStateException("The test's database is not open: register it as a static extension.");
        }
        return opened;
    }
}
