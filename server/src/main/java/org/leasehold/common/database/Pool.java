package org.leasehold.common.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/** The few connections that everybody shares. When the database is away, asking for one fails soon. */
public final class Pool {

    /** How long a caller waits for a connection before it is told that the database is away. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private Pool() {}

    /**
     * Opens a pool.
     *
     * @param size the largest number of connections; a few more than twice the processors is plenty
     */
    public static HikariDataSource open(DatabaseAddress address, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("database");
        config.setJdbcUrl(address.jdbcUrl());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(size, 4));
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setValidationTimeout(PATIENCE.toMillis() / 2);
        config.setKeepaliveTime(Duration.ofSeconds(30).toMillis());
        config.setIdleTimeout(Duration.ofMinutes(5).toMillis());
        config.addDataSourceProperty("ApplicationName", "leasehold");
        config.addDataSourceProperty("assumeMinServerVersion", "18");
        config.addDataSourceProperty("connectTimeout", "2");
        config.addDataSourceProperty("socketTimeout", "120");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        return new HikariDataSource(config);
    }
}
