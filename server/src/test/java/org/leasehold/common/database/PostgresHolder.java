package org.leasehold.common.database;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.leasehold.testing.TestPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A program that runs a PostgreSQL in the folder it is told, writes a row, says so, and waits to be killed. */
final class PostgresHolder {

    private PostgresHolder() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        EmbeddedPostgres postgres = EmbeddedPostgres.start(
                new EmbeddedPostgres.Options(home, TestPostgres.BINARIES, home.resolve("postgresql.log"), Map.of()),
                _ -> {});
        JdbcClient jdbc = JdbcClient.create(
                new SingleConnectionDataSource(postgres.awaitReady().connect(), true));
        jdbc.sql("create table kept (n int)").update();
        jdbc.sql("insert into kept values (7)").update();
        System.out.println("written");
        new CountDownLatch(1).await();
    }
}
