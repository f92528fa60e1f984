package org.leasehold.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How connections live and end. */
class ConnectionTest {

    @Test
    void aConnectionEndsWithItsCredentialAndNothingIsDeliveredAfter() throws Exception {
        try (LiveHarness live = LiveHarness.standard();
                TestClient client = live.client()) {
            client.subscribe("c");
            client.say("{\"expireInMillis\":50}");
            assertThat(client.awaitClose().code()).isEqualTo(CloseCode.EXPIRED.code());
            live.counter("c").count();
            Await.until(() -> live.channels.connectionCount() == 0);
        }
    }

    @Test
    void aLaterExpiryReplacesAnEarlierOne() throws Exception {
        try (LiveHarness live = LiveHarness.standard();
                TestClient client = live.client()) {
            client.say("{\"expireInMillis\":3600000}");
            client.say("{\"expireInMillis\":20}");
            assertThat(client.awaitClose().code()).isEqualTo(CloseCode.EXPIRED.code());
        }
    }

    @Test
    void silentClientsAreCutAndAnsweringOnesAreNot() throws Exception {
        LiveLimits limits = LiveHarness.limits(
                LiveHarness.LONG, Duration.ofMillis(40), Duration.ofSeconds(4), LiveHarness.LIMITS.farewell());
        try (LiveHarness live = new LiveHarness(limits, 1);
                TestClient silent = live.client().withoutPongs();
                TestClient answering = live.client()) {
            answering.subscribe("c");
            Thread silence = Thread.ofVirtual().start(() -> {
                assertThat(silent.awaitClose().code()).isEqualTo(CloseCode.NO_PONG.code());
                live.counter("c").count();
            });
            assertThat(answering.next().path("put").path("value").asLong()).isEqualTo(1);
            silence.join();
        }
    }

    @Test
    void stoppingSaysGoodbyeToAll() throws Exception {
        LiveHarness live = new LiveHarness(
                LiveHarness.limits(LiveHarness.LONG, LiveHarness.LONG, LiveHarness.LONG, LiveHarness.LONG), 2);
        List<TestClient> clients = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            TestClient client = live.client();
            client.subscribe("c");
            clients.add(client);
        }
        live.counter("c").count();
        Thread stopping = Thread.ofVirtual().start(live.channels::close);
        for (TestClient client : clients) {
            assertThat(client.next().path("put").path("value").asLong()).isEqualTo(1);
            assertThat(client.awaitClose().code()).isEqualTo(CloseCode.GOING_AWAY.code());
            client.close();
        }
        stopping.join();
        live.close();
    }

    @Test
    void whatSomebodySaysIsShownToTheOthersAndGoesWithHim() throws Exception {
        try (LiveHarness live = LiveHarness.standard();
                TestClient watcher = live.client();
                TestClient late = live.client()) {
            watcher.subscribe("board");
            TestClient speaker = live.client();
            speaker.subscribe("board");
            speaker.say("{\"board\":\"board\",\"say\":\"hello\"}");
            JsonNode put = watcher.next();
            assertThat(put.path("put").path("says").asString()).isEqualTo("hello");
            String key = put.path("put").path("key").asString();

            assertThat(speaker.subscribe("board").path("snapshot").size())
                    .as("his own entry is not shown to him")
                    .isZero();
            assertThat(late.subscribe("board")
                            .path("snapshot")
                            .path(0)
                            .path("key")
                            .asString())
                    .isEqualTo(key);

            speaker.close();
            assertThat(watcher.next().path("remove").asString()).isEqualTo(key);
            assertThat(late.next().path("remove").asString()).isEqualTo(key);
        }
    }
}
