package org.leasehold.bench.free;

import java.io.IOException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.leasehold.bench.tools.RunningServer;
import org.leasehold.common.Span;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The same leases in a table with the best index known for these questions, on a server's own PostgreSQL. */
final class SqlPeer implements AutoCloseable {

    private final RunningServer server;
    private final SingleConnectionDataSource connection;
    private final JdbcClient jdbc;

    private SqlPeer(RunningServer server) throws IOException {
        this.server = server;
        this.connection = new SingleConnectionDataSource(
                "jdbc:postgresql://127.0.0.1:" + server.postgres("port") + "/postgres",
                "leasehold",
                server.postgres("password"),
                true);
        this.jdbc = JdbcClient.create(connection);
    }

    static SqlPeer loaded(int resources, int leasesEach, Instant beginning, Duration every)
            throws IOException, InterruptedException {
        SqlPeer peer = new SqlPeer(RunningServer.start());
        peer.jdbc
                .sql("create table peer_resource as select id from generate_series(1, :resources) id")
                .param("resources", resources)
                .update();
        peer.jdbc
                .sql("""
                        create table peer_lease as
                        select r as resource_id,
                               cast(:beginning as timestamptz) + n * cast(:every as interval) + (r % 120) * interval '1 min'
                                   as start_at,
                               cast(:beginning as timestamptz) + n * cast(:every as interval) + (r % 120) * interval '1 min'
                                   + (60 + 15 * ((r * 7 + n * 3) % 20)) * interval '1 min' as end_at
                          from generate_series(1, :resources) r, generate_series(0, :leases - 1) n
                        """)
                .param("beginning", Timestamp.from(beginning))
                .param("every", every.toString())
                .param("resources", resources)
                .param("leases", leasesEach)
                .update();
        peer.jdbc
                .sql("create index on peer_lease (start_at) include (end_at, resource_id)")
                .update();
        peer.jdbc.sql("vacuum analyze peer_lease").update();
        return peer;
    }

    List<Integer> free(Span span) {
        return jdbc.sql("""
                        select id from peer_resource
                        except
                        select resource_id from peer_lease
                         where start_at < :until and start_at > cast(:from as timestamptz) - interval '6 hours'
                           and end_at > :from
                        """)
                .param("from", Timestamp.from(span.start()))
                .param("until", Timestamp.from(span.end()))
                .query((row, _) -> row.getInt(1))
                .list();
    }

    /** The most that are busy at one moment of each local day, by a sweep over starts and ends. */
    List<Long> month(LocalDate first, ZoneId zone) {
        return jdbc.sql("""
                        with part as (
                            select greatest(start_at, :from) as start_at, least(end_at, :until) as end_at
                              from peer_lease
                             where start_at < :until and start_at > cast(:from as timestamptz) - interval '6 hours'
                               and end_at > :from
                        ), change as (
                            select start_at as at, 1 as delta from part
                            union all
                            select end_at, -1 from part
                            union all
                            select day, 0 from generate_series(cast(:from as timestamptz), :until, interval '1 day') day
                        ), level as (
                            select at, sum(delta) over (order by at, delta) as busy from change
                        )
                        select max(busy) from level group by date_trunc('day', at at time zone :zone) order by 1
                        """)
                .param("from", Timestamp.from(first.atStartOfDay(zone).toInstant()))
                .param(
                        "until",
                        Timestamp.from(first.plusMonths(1).atStartOfDay(zone).toInstant()))
                .param("zone", zone.getId())
                .query((row, _) -> row.getLong(1))
                .list();
    }

    @Override
    public void close() {
        connection.destroy();
        server.close();
    }
}
