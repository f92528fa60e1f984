package org.leasehold.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.leasehold.live.LiveHarness.Counter;
import tools.jackson.databind.JsonNode;

/** What is promised of channels: everything once, in order, from a state that lies exactly between two changes. */
class ChannelTest {

    private static long stateOf(JsonNode answer) {
        return answer.path("snapshot").path(0).asLong();
    }

    private static long valueOf(JsonNode change) {
        return change.path("put").path("value").asLong();
    }

    private static long sequenceOf(JsonNode message) {
        return Position.parse(message.path("position").asString()).orElseThrow().sequence();
    }

    @Test
    void everySubscriberGetsEveryChangeOnceAndInOrder() throws Exception {
        try (LiveHarness live = LiveHarness.standard();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Counter counter = live.counter("c");
            List<TestClient> clients = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                TestClient client = live.client();
                client.subscribe("c");
                clients.add(client);
            }
            for (int publisher = 0; publisher < 4; publisher++) {
                threads.execute(() -> {
                    for (int i = 0; i < 250; i++) {
                        counter.count();
                    }
                });
            }
            for (TestClient client : clients) {
                for (long expected = 1; expected <= 1_000; expected++) {
                    JsonNode change = client.next();
                    assertThat(valueOf(change)).isEqualTo(expected);
                    assertThat(sequenceOf(change)).isEqualTo(expected);
                }
                client.close();
            }
        }
    }

    @Test
    void stateAndChangesFitTogetherWhileWritersRace() throws Exception {
        try (LiveHarness live = LiveHarness.standard();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Counter counter = live.counter("c");
            AtomicBoolean done = new AtomicBoolean();
            Future<?> writer = threads.submit(() -> {
                while (!done.get()) {
                    counter.count();
                    Thread.yield();
                }
            });
            Callable<Void> reader = () -> {
                for (int round = 0; round < 20; round++) {
                    try (TestClient client = live.client()) {
                        long value = stateOf(client.subscribe("c"));
                        for (int i = 0; i < 50; i++) {
                            assertThat(valueOf(client.next())).isEqualTo(++value);
                        }
                    }
                }
                return null;
            };
            for (Future<Void> result : threads.invokeAll(List.of(reader, reader, reader, reader))) {
                result.get();
            }
            done.set(true);
            writer.get();
        }
    }

    @Test
    void whoComesBackMissesNothingAndGetsNothingTwice() throws Exception {
        try (LiveHarness live = LiveHarness.standard();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Counter counter = live.counter("c");
            AtomicBoolean done = new AtomicBoolean();
            Future<?> writer = threads.submit(() -> {
                while (!done.get()) {
                    counter.count();
                    Thread.onSpinWait();
                    Thread.yield();
                }
            });
            long value;
            String position;
            try (TestClient first = live.client()) {
                JsonNode answer = first.subscribe("c");
                value = stateOf(answer);
                position = answer.path("position").asString();
            }
            int recovered = 0;
            for (int round = 0; round < 100; round++) {
                try (TestClient client = live.client()) {
                    JsonNode answer = client.subscribe("c", position);
                    if (answer.has("snapshot")) {
                        assertThat(stateOf(answer)).isGreaterThanOrEqualTo(value);
                        value = stateOf(answer);
                    } else {
                        assertThat(answer.path("recovered").asBoolean()).isTrue();
                        assertThat(answer.path("position").asString()).isEqualTo(position);
                        recovered++;
                    }
                    for (int i = 0; i < 1 + round % 7; i++) {
                        JsonNode change = client.next();
                        assertThat(valueOf(change)).isEqualTo(++value);
                        position = change.path("position").asString();
                    }
                }
            }
            done.set(true);
            writer.get();
            assertThat(recovered).isPositive();
        }
    }

    @Test
    void aPositionThatCannotBeRecoveredIsAnsweredWithTheStateAndNothingElse() throws Exception {
        LiveLimits shortMemory = new LiveLimits(
                LiveHarness.LIMITS.queueBytes(),
                LiveHarness.LIMITS.backlogBytes(),
                LiveHarness.LIMITS.slowAfter(),
                3,
                1_000,
                LiveHarness.LIMITS.messageBytes(),
                LiveHarness.LIMITS.pingEvery(),
                LiveHarness.LIMITS.pongWithin(),
                LiveHarness.LIMITS.commentEvery(),
                LiveHarness.LIMITS.farewell());
        try (LiveHarness live = new LiveHarness(shortMemory, 1)) {
            Counter counter = live.counter("c");
            for (int i = 0; i < 10; i++) {
                counter.count();
            }
            String epoch = counter.channel().position().epoch();
            for (String lost : List.of(epoch + ":6", epoch + ":11", "otherlife:10", epoch + ":0")) {
                try (TestClient client = live.client()) {
                    JsonNode answer = client.subscribe("c", lost);
                    assertThat(answer.has("recovered")).as(lost).isFalse();
                    assertThat(stateOf(answer)).as(lost).isEqualTo(10);
                    assertThat(sequenceOf(answer)).as(lost).isEqualTo(10);
                }
            }
            try (TestClient client = live.client()) {
                assertThat(client.subscribe("c", epoch + ":7").path("recovered").asBoolean())
                        .isTrue();
                assertThat(valueOf(client.next())).isEqualTo(8);
            }
        }
    }

    @Test
    void threeHundredWhoAskAtOnceCostOneWriting() throws Exception {
        try (LiveHarness live = LiveHarness.standard();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Counter counter = live.counter("c");
            counter.count();
            List<TestClient> clients = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                clients.add(live.client());
            }
            CountDownLatch together = new CountDownLatch(1);
            List<Future<JsonNode>> answers = clients.stream()
                    .map(client -> threads.submit(() -> {
                        together.await();
                        return client.subscribe("c");
                    }))
                    .toList();
            together.countDown();
            for (Future<JsonNode> answer : answers) {
                assertThat(stateOf(answer.get())).isEqualTo(1);
            }
            assertThat(counter.timesWritten()).isEqualTo(1);
            for (TestClient client : clients) {
                client.close();
            }
        }
    }

    @Test
    void severalChannelsShareOneConnectionAndEachKeepsItsOrder() throws Exception {
        try (LiveHarness live = LiveHarness.standard();
                TestClient client = live.client()) {
            client.subscribe("a");
            client.subscribe("b");
            for (int i = 0; i < 100; i++) {
                live.counter("a").count();
                live.counter("b").count();
            }
            long a = 0;
            long b = 0;
            while (a < 100 || b < 100) {
                JsonNode change = client.next();
                if (change.path("channel").asString().equals("a")) {
                    assertThat(valueOf(change)).isEqualTo(++a);
                } else {
                    assertThat(valueOf(change)).isEqualTo(++b);
                }
            }
        }
    }

    @Test
    void nothingComesAfterAnUnsubscription() throws Exception {
        try (LiveHarness live = LiveHarness.standard();
                TestClient client = live.client()) {
            client.subscribe("a");
            client.subscribe("b");
            live.counter("a").count();
            assertThat(valueOf(client.next())).isEqualTo(1);
            client.say("{\"id\":7,\"unsubscribe\":\"a\"}");
            assertThat(client.next().path("ok").asBoolean()).isTrue();
            live.counter("a").count();
            live.counter("b").count();
            assertThat(client.next().path("channel").asString()).isEqualTo("b");
        }
    }

    @Test
    void hangingUpWhileSubscribingLeavesNothingBehind() throws Exception {
        try (LiveHarness live = LiveHarness.standard()) {
            Counter counter = live.counter("c");
            for (int i = 0; i < 200; i++) {
                TestClient client = live.client();
                client.say("{\"id\":1,\"subscribe\":\"c\"}");
                if (i % 2 == 0) {
                    client.say("{\"id\":2,\"unsubscribe\":\"c\"}");
                }
                client.close();
                counter.count();
            }
            Await.until(() -> live.channels.connectionCount() == 0);
            Await.until(live.subscribers::isEmpty);
        }
    }
}
