package org.leasehold.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.leasehold.fixture.LiveServer;
import org.leasehold.fixture.Records;

@Timeout(60)
class WatchTest {

    private static final String HELLO =
            "{\"hello\":{\"version\":\"0.1.0\",\"time\":\"2026-11-26T09:20:00Z\",\"account\":\"ada\"}}";
    private static final String LEASE = Records.lease(17, 1, "OPEN", "2026-11-26T13:00:00Z", "2026-11-26T15:00:00Z")
            .replace("\n", "");

    private final LiveServer server = new LiveServer();
    private final LeaseholdClient client =
            new LeaseholdClient(server.address(), "secret", List.of(), Duration.ofSeconds(2));
    private final BlockingQueue<LiveEvent> events = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void tellsTheStateThenEveryChange() throws Exception {
        try (Watch watch = client.watch(List.of("leases:r2lab"), events::add);
                LiveServer.Connection connection = server.accept()) {
            assertThat(connection.authorization()).isEqualTo("Bearer secret");
            assertThat(connection.receive()).isEqualTo("{\"id\":1,\"subscribe\":\"leases:r2lab\"}");
            connection.send(
                    HELLO, "{\"id\":1,\"channel\":\"leases:r2lab\",\"position\":\"e:1\",\"snapshot\":[" + LEASE + "]}");
            connection.send(put("e:2"), "{\"id\":9,\"ok\":true}", put("e:3"));

            assertThat(events.take()).isEqualTo(new LiveEvent.Connected("0.1.0", "ada"));
            assertThat(events.take()).isInstanceOfSatisfying(LiveEvent.Snapshot.class, snapshot -> {
                assertThat(snapshot.leases()).extracting(Lease::id).containsExactly(17L);
            });
            assertThat(change().lease().state()).isEqualTo(LeaseState.OPEN);
            assertThat(change().position()).isEqualTo("e:3");
            watch.close();
            watch.join();
        }
    }

    @Test
    void comesBackWhereItWasWhenTheConnectionBreaks() throws Exception {
        try (Watch watch = client.watch(List.of("leases:r2lab", "status:r2lab"), events::add)) {
            try (LiveServer.Connection first = server.accept()) {
                assertThat(first.receive()).contains("leases:r2lab");
                assertThat(first.receive()).contains("status:r2lab");
                first.send(put("e:7"));
                assertThat(change().position()).isEqualTo("e:7");
            }
            assertThat(events.take()).isInstanceOf(LiveEvent.Lost.class);
            try (LiveServer.Connection second = server.accept()) {
                assertThat(second.receive()).contains("\"subscribe\":\"leases:r2lab\",\"position\":\"e:7\"");
                second.send(
                        "{\"id\":3,\"channel\":\"leases:r2lab\",\"position\":\"e:7\",\"recovered\":true}", put("e:8"));
                assertThat(events.take()).isEqualTo(new LiveEvent.Recovered("leases:r2lab", "e:7"));
                assertThat(change().position()).isEqualTo("e:8");
            }
            watch.close();
            watch.join();
        }
    }

    @Test
    void comesBackToAServerThatFellSilent() throws Exception {
        try (Watch watch = client.watch(List.of("leases:r2lab"), events::add);
                LiveServer.Connection first = server.accept()) {
            first.receive();
            first.ignorePings();
            assertThat(events.take()).isInstanceOfSatisfying(LiveEvent.Lost.class, lost -> {
                assertThat(lost.reason()).isEqualTo("the server has fallen silent");
            });
            try (LiveServer.Connection second = server.accept()) {
                assertThat(second.receive()).contains("leases:r2lab");
            }
            watch.close();
            watch.join();
        }
    }

    @Test
    void endsWhenTheLogInHasExpired() throws Exception {
        try (Watch watch = client.watch(List.of("leases:r2lab"), events::add);
                LiveServer.Connection connection = server.accept()) {
            connection.receive();
            connection.close(3005, "expired");

            watch.join();
            assertThat(events.take()).isInstanceOf(LiveEvent.Ended.class);
        }
    }

    @Test
    void endsWhenTheTokenIsUnknown() throws Exception {
        try (Watch watch = client.watch(List.of("leases:r2lab"), events::add)) {
            server.refuse(401);

            watch.join();
            assertThat(events.take()).isInstanceOf(LiveEvent.Ended.class);
        }
    }

    @Test
    void tellsARefusal() throws Exception {
        try (Watch watch = client.watch(List.of("leases:nowhere"), events::add);
                LiveServer.Connection connection = server.accept()) {
            connection.receive();
            connection.send(
                    "{\"id\":1,\"error\":{\"code\":\"not-found\",\"message\":\"There is no facility.\"}}", "frog");

            assertThat(events.take()).isEqualTo(new LiveEvent.Refused("not-found", "There is no facility."));
            assertThat(events.take()).isInstanceOf(LiveEvent.Refused.class);
            watch.close();
            watch.join();
        }
    }

    @Test
    void endsWithWhatItsListenerThrows() throws Exception {
        try (Watch watch = client.watch(List.of("leases:r2lab"), event -> {
                    throw new IllegalStateException("enough");
                });
                LiveServer.Connection connection = server.accept()) {
            connection.receive();
            connection.send(HELLO);

            assertThatThrownBy(watch::join).hasMessage("enough");
        }
    }

    private LiveEvent.Change change() throws InterruptedException {
        for (LiveEvent event = events.take(); ; event = events.take()) {
            if (event instanceof LiveEvent.Change change) {
                return change;
            }
        }
    }

    private static String put(String position) {
        return "{\"channel\":\"leases:r2lab\",\"position\":\"" + position + "\",\"put\":" + LEASE + "}";
    }
}
