package org.leasehold.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leasehold.live.LiveHarness.Counter;
import tools.jackson.databind.JsonNode;

/** One connection that does not read costs the others nothing and the server little. */
class SlowReaderTest {

    private static final int CHANGES = 4_000;
    private static final int PADDING = 4_000;
    private static final int TINY = 4_096;

    @Test
    void whoStopsReadingSlowsNobodyAndEndsOnTheNewestState() throws Exception {
        try (LiveHarness live = new LiveHarness(LiveHarness.LIMITS, 1)) {
            Counter counter = live.counter("c", PADDING);
            TestClient slow = TestClient.connect(live.address(), TINY);
            slow.subscribe("c");
            List<TestClient> others = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                TestClient client = live.client();
                client.subscribe("c");
                others.add(client);
            }
            for (int expected = 1; expected <= CHANGES; expected++) {
                counter.count();
                if (expected % 50 == 0) {
                    for (TestClient client : others) {
                        readChanges(client, expected - 49, expected);
                    }
                }
            }
            readToNewest(slow);
            for (TestClient client : others) {
                client.close();
            }
            slow.close();
        }
    }

    private static void readChanges(TestClient client, long from, long to) throws Exception {
        for (long value = from; value <= to; value++) {
            assertThat(client.next().path("put").path("value").asLong()).isEqualTo(value);
        }
    }

    /** Sixteen megabytes were published; a queue of one was kept, then the state was sent instead. */
    private static void readToNewest(TestClient slow) throws Exception {
        long value = 0;
        int changes = 0;
        boolean conflated = false;
        while (value < CHANGES) {
            JsonNode message = slow.next();
            if (message.has("snapshot")) {
                assertThat(message.has("id")).isFalse();
                conflated = true;
                long state = message.path("snapshot").path(0).asLong();
                assertThat(state).isGreaterThan(value);
                value = state;
            } else {
                changes++;
                assertThat(message.path("put").path("value").asLong()).isEqualTo(++value);
            }
        }
        assertThat(conflated).isTrue();
        assertThat(changes).isLessThan(CHANGES * 3 / 4);
    }

    @Test
    void whoNeverReadsAgainIsCut() throws Exception {
        LiveLimits limits =
                LiveHarness.limits(Duration.ofMillis(300), LiveHarness.LONG, LiveHarness.LONG, Duration.ofMillis(500));
        try (LiveHarness live = new LiveHarness(limits, 1);
                TestClient slow = TestClient.connect(live.address(), TINY);
                TestClient other = live.client()) {
            Counter counter = live.counter("c", PADDING);
            slow.subscribe("c");
            other.subscribe("c");
            for (int expected = 1; expected <= CHANGES; expected++) {
                counter.count();
                assertThat(other.next().path("put").path("value").asLong()).isEqualTo(expected);
            }
            Await.until(() -> live.channels.connectionCount() == 1);
        }
    }

    @Test
    void whoReadsOnBetweenTheVerdictAndTheCutIsToldWhy() throws Exception {
        LiveLimits limits =
                LiveHarness.limits(Duration.ofMillis(300), LiveHarness.LONG, LiveHarness.LONG, LiveHarness.LONG);
        try (LiveHarness live = new LiveHarness(limits, 1);
                TestClient slow = TestClient.connect(live.address(), TINY)) {
            Counter counter = live.counter("c", PADDING);
            slow.subscribe("c");
            for (int i = 1; i <= CHANGES; i++) {
                counter.count();
            }
            Await.until(() -> live.subscribers.stream().noneMatch(Subscriber::isOpen));
            assertThat(slow.awaitClose().code()).isEqualTo(CloseCode.SLOW.code());
        }
    }

    @Test
    void whoAsksWithoutReadingTheAnswersIsReadFromNoMore() throws Exception {
        LiveLimits limits =
                LiveHarness.limits(LiveHarness.LONG, LiveHarness.LONG, LiveHarness.LONG, LiveHarness.LIMITS.farewell());
        try (LiveHarness live = new LiveHarness(limits, 1);
                TestClient client = TestClient.connect(live.address(), TINY)) {
            String question = "{\"question\":\"" + "q".repeat(4_000) + "\"}";
            Thread asking = Thread.ofVirtual().start(() -> {
                try {
                    for (int i = 0; i < 5_000; i++) {
                        client.say(question);
                    }
                } catch (java.io.IOException ended) {
                    throw new java.io.UncheckedIOException(ended);
                }
            });
            Await.until(() -> live.subscribers.stream().anyMatch(Subscriber::backlogged));
            for (int i = 0; i < 5_000; i++) {
                assertThat(client.next().has("echo")).isTrue();
            }
            asking.join();
        }
    }
}
