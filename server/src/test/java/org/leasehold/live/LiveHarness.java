package org.leasehold.live;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.leasehold.live.http.Conversation;
import org.leasehold.live.http.EventStreams;
import org.leasehold.live.http.WebSockets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The live module on a real web server. Its channels count: the state is a number, and each change says the next one.
 * Clients speak to it with a handful of commands.
 */
final class LiveHarness implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.shared();

    /** A number that only grows, and the channel that tells of it. */
    static final class Counter implements StateSource {
        private final AtomicInteger written = new AtomicInteger();
        private final String padding;
        private long value;
        private final StateChannel channel;

        private Counter(Channels channels, String name, int paddingBytes) {
            this.padding = "x".repeat(paddingBytes);
            this.channel = channels.open(name, this);
        }

        /** Counts one on. */
        synchronized long count() {
            value++;
            channel.publish("put", bytes("{\"value\":" + value + ",\"padding\":\"" + padding + "\"}"));
            return value;
        }

        @Override
        public synchronized void whileUnchanged(SnapshotRequest request, Consumer<Snapshot> deliver) {
            long now = value;
            deliver.accept(() -> {
                written.incrementAndGet();
                return bytes("[" + now + "]");
            });
        }

        /** How often the state has been written out. */
        int timesWritten() {
            return written.get();
        }

        StateChannel channel() {
            return channel;
        }
    }

    static final LiveLimits LIMITS = LiveLimits.STANDARD;
    static final Duration LONG = Duration.ofMinutes(5);

    final Channels channels;
    final List<Subscriber> subscribers = new java.util.concurrent.CopyOnWriteArrayList<>();
    private final ConcurrentHashMap<String, Counter> counters = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Presence> boards = new ConcurrentHashMap<>();
    private final Server server = new Server(new VirtualThreadPool());
    private final ServerConnector connector = new ServerConnector(server, 1, 1);

    LiveHarness(LiveLimits limits, int loops) throws Exception {
        channels = new Channels(limits, InstantSource.system(), loops);
        WebSockets webSockets = new WebSockets(channels);
        EventStreams eventStreams = new EventStreams(channels);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                if (Request.getPathInContext(request).equals("/live")) {
                    webSockets.upgrade(request, response, callback, Talk::new);
                } else {
                    var places = EventStreams.lastPlaces(request);
                    Subscriber subscriber = eventStreams.open(request, response, callback);
                    for (String name : Request.extractQueryParameters(request).getValuesOrEmpty("channel")) {
                        counter(name)
                                .channel()
                                .subscribe(
                                        subscriber,
                                        new SubscribeCommand(
                                                "",
                                                java.util.Optional.ofNullable(places.get(name)),
                                                SnapshotRequest.ALL));
                    }
                }
                return true;
            }
        });
        server.start();
    }

    static LiveHarness standard() throws Exception {
        return new LiveHarness(LIMITS, 2);
    }

    /** Limits for tests of what takes time; what is not waited for in a test is long, because machines can be busy. */
    static LiveLimits limits(Duration slowAfter, Duration pingEvery, Duration pongWithin, Duration farewell) {
        return new LiveLimits(
                LIMITS.queueBytes(),
                LIMITS.backlogBytes(),
                slowAfter,
                LIMITS.historyMessages(),
                LIMITS.historyBytes(),
                LIMITS.messageBytes(),
                pingEvery,
                pongWithin,
                LIMITS.commentEvery(),
                farewell);
    }

    InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", connector.getLocalPort());
    }

    Counter counter(String name) {
        return counter(name, 0);
    }

    Counter counter(String name, int paddingBytes) {
        return counters.computeIfAbsent(name, _ -> new Counter(channels, name, paddingBytes));
    }

    Presence board(String name) {
        return boards.computeIfAbsent(name, _ -> Presence.open(channels, name));
    }

    TestClient client() throws Exception {
        return TestClient.connect(address());
    }

    @Override
    public void close() throws Exception {
        channels.close();
        server.stop();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What the server understands. */
    private final class Talk implements Conversation {
        private final Subscriber subscriber;

        Talk(Subscriber subscriber) {
            this.subscriber = subscriber;
            subscribers.add(subscriber);
            subscriber.whenClosed(() -> subscribers.remove(subscriber));
        }

        @Override
        public void text(String message) {
            JsonNode command = JSON.readTree(message);
            String reference = command.path("id").toString();
            if (command.has("subscribe")) {
                channel(command.path("subscribe").asString())
                        .subscribe(
                                subscriber,
                                new SubscribeCommand(
                                        reference,
                                        command.path("position").asStringOpt().flatMap(Position::parse),
                                        SnapshotRequest.ALL));
            } else if (command.has("unsubscribe")) {
                channel(command.path("unsubscribe").asString())
                        .unsubscribe(subscriber, bytes("{\"id\":" + reference + ",\"ok\":true}"));
            } else if (command.has("say")) {
                board(command.path("board").asString())
                        .say(
                                subscriber,
                                key -> bytes("{\"key\":\"" + key + "\",\"says\":" + command.path("say") + "}"));
            } else if (command.has("expireInMillis")) {
                subscriber.expireAt(
                        Instant.now().plusMillis(command.path("expireInMillis").asInt()));
            } else {
                subscriber.send(bytes("{\"echo\":" + message + "}"));
            }
        }

        private StateChannel channel(String name) {
            return name.startsWith("board")
                    ? board(name).channel()
                    : counter(name).channel();
        }

        @Override
        public void binary() {
            subscriber.send(bytes("{\"error\":\"binary\"}"));
        }
    }
}
