package org.leasehold.faces.rest.internal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.leasehold.faces.rest.Answer;
import org.leasehold.faces.rest.Exchange;
import org.leasehold.faces.rest.Routes;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code /server}: how the server itself is. */
@Component
class ServerRoutes implements Routes {

    private static final String VERSION = "0.1.0";

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Instant startedAt;

    ServerRoutes(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route("GET", "/server", this::server));
    }

    private Answer server(Exchange exchange) {
        return Answer.ok(Map.of(
                "version",
                VERSION,
                "time",
                clock.instant().toString(),
                "startedAt",
                startedAt.toString(),
                "database",
                isDatabaseUp() ? "up" : "down"));
    }

    private boolean isDatabaseUp() {
        try {
            return jdbc.sql("select 1").query(Integer.class).single() == 1;
        } catch (DataAccessException away) {
            return false;
        }
    }
}
