package org.leasehold.common.database;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The beans through which everybody reaches the database. Whoever starts the application brings the server. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** The pool, over tables that are up to date. */
    @Bean
    HikariDataSource dataSource(PostgresServer server, DatabaseSettings settings) {
        HikariDataSource dataSource = Pool.open(server.awaitReady(), settings.connections());
        Schema.migrate(dataSource);
        return dataSource;
    }

    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    JdbcTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    TransactionTemplate transactionTemplate(PlatformTransactionManager manager) {
        return new TransactionTemplate(manager);
    }

    @Bean
    Transactions transactions(PlatformTransactionManager manager) {
        return new Transactions(manager);
    }
}
