package org.leasehold.client;

import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Channels being watched. Remembers how far it got, and opens a connection that broke, or fell silent, again from there.
 */
public final class Watch implements AutoCloseable {

    private static final int EXPIRED = 3005;
    private static final int BAD_REQUEST = 3501;
    private static final int HTTP_NOT_LOGGED_IN = 401;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    /** Frames taken from the connection and not yet told; beyond that the server has to wait. */
    private static final int BACKLOG = 256;

    private final Transport transport;
    private final List<String> channels;
    private final Consumer<LiveEvent> listener;
    private final Duration silence;
    private final Semaphore backlog = new Semaphore(BACKLOG);
    private final Map<String, String> positions = new ConcurrentHashMap<>();
    private final CountDownLatch over = new CountDownLatch(1);

    /** Everything happens on its one thread: connecting, listening, giving up. */
    private final ScheduledExecutorService turn = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("watch").factory());

    private @Nullable Connection connection;
    private int failures;
    private int lastId;
    private volatile @Nullable RuntimeException thrown;

    /**
     * @param silence after how long the server is asked for a sign of life, and how long it has to give one
     */
    Watch(Transport transport, List<String> channels, Duration silence, Consumer<LiveEvent> listener) {
        this.transport = transport;
        this.silence = silence;
        this.channels = List.copyOf(channels);
        this.listener = listener;
        onTurn(this::connect);
        later(silence, this::probe);
    }

    /** Waits until the watch has ended or is closed; throws what the listener threw, which ends a watch too. */
    public void join() throws InterruptedException {
        over.await();
        if (thrown != null) {
            throw thrown;
        }
    }

    @Override
    public void close() {
        onTurn(this::finish);
    }

    private void connect() {
        URI server = transport.server().resolve("live");
        URI address = URI.create("ws" + server.toString().substring("http".length()));
        WebSocket.Builder builder = transport.http().newWebSocketBuilder().connectTimeout(Duration.ofSeconds(10));
        String token = transport.token();
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        Connection opening = new Connection();
        connection = opening;
        var unused = builder.buildAsync(address, opening).whenComplete((socket, failure) -> {
            if (failure != null) {
                opening.refused(failure);
            }
        });
    }

    private void probe() {
        if (connection != null) {
            connection.probe();
        }
        later(silence, this::probe);
    }

    private void retry(String reason) {
        connection = null;
        long doubled = FIRST_PAUSE.toMillis() << Math.min(failures++, 10);
        long longest = Math.min(doubled, LONGEST_PAUSE.toMillis());
        Duration pause =
                Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
        listener.accept(new LiveEvent.Lost(reason, pause));
        later(pause, this::connect);
    }

    private void end(String code, String reason) {
        listener.accept(new LiveEvent.Ended(code, reason));
        finish();
    }

    private void finish() {
        if (connection != null) {
            connection.abandon();
        }
        turn.shutdownNow();
        backlog.release(BACKLOG);
        over.countDown();
    }

    private void onTurn(Runnable task) {
        later(Duration.ZERO, task);
    }

    private void later(Duration pause, Runnable task) {
        try {
            var unused = turn.schedule(() -> guarded(task), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // Closed in the meantime: nobody listens any more.
        }
    }

    /** Nothing that goes wrong is lost: it ends the watch. */
    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            thrown = e;
            finish();
        } catch (Error e) {
            thrown = new IllegalStateException(e);
            finish();
        }
    }

    /** One connection, from its opening to its end; afterwards it is silent. */
    private final class Connection implements WebSocket.Listener {

        private final StringBuilder frame = new StringBuilder();
        private @Nullable WebSocket socket;
        private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
        private boolean quiet;
        private boolean gone;

        @Override
        public void onOpen(WebSocket opened) {
            onTurn(() -> {
                socket = opened;
                for (String channel : channels) {
                    send(opened, LiveMessages.subscribe(++lastId, channel, positions.get(channel)));
                }
            });
            // Not one by one: an end of the connection that comes while nothing is asked for is lost in the JDK.
            opened.request(Long.MAX_VALUE);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            frame.append(data);
            if (last) {
                String whole = frame.toString();
                frame.setLength(0);
                backlog.acquireUninterruptibly();
                onTurn(() -> {
                    quiet = false;
                    whole.lines().filter(line -> !line.isBlank()).forEach(this::take);
                    backlog.release();
                });
            }
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            lost(code, reason);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            lost(0, String.valueOf(error.getMessage()));
        }

        /** The connection could not be made. */
        void refused(Throwable failure) {
            if (failure instanceof CompletionException && failure.getCause() != null) {
                refused(failure.getCause());
            } else if (failure instanceof WebSocketHandshakeException answer) {
                int status = answer.getResponse().statusCode();
                lost(status == HTTP_NOT_LOGGED_IN ? EXPIRED : 0, "the server answered " + status);
            } else {
                lost(0, "cannot reach " + transport.server());
            }
        }

        /** Asks for a sign of life; a connection that gave none since it was last asked counts as broken. */
        void probe() {
            WebSocket open = socket;
            if (gone || open == null) {
                return;
            }
            if (quiet) {
                open.abort();
                lost(0, "the server has fallen silent");
                return;
            }
            quiet = true;
            send(open, LiveMessages.ping(++lastId));
        }

        void abandon() {
            gone = true;
            if (socket != null) {
                socket.abort();
            }
        }

        private void take(String line) {
            if (gone) {
                return;
            }
            JsonNode message;
            try {
                message = Json.MAPPER.readTree(line);
            } catch (JacksonException e) {
                listener.accept(new LiveEvent.Refused("unknown", "the server sent what is no JSON: " + line));
                return;
            }
            LiveMessages.read(message).ifPresent(this::follow);
        }

        private void follow(LiveEvent event) {
            switch (event) {
                case LiveEvent.Connected connected -> failures = 0;
                case LiveEvent.Snapshot snapshot -> positions.put(snapshot.channel(), snapshot.position());
                case LiveEvent.Change change -> positions.put(change.channel(), change.position());
                case LiveEvent.Recovered recovered -> {}
                case LiveEvent.Refused refused -> {}
                case LiveEvent.Lost lost -> {}
                case LiveEvent.Ended ended -> {}
            }
            listener.accept(event);
        }

        private void lost(int code, String reason) {
            onTurn(() -> {
                if (gone) {
                    return;
                }
                gone = true;
                switch (code) {
                    case EXPIRED -> end("not-logged-in", "the log-in has expired or is unknown");
                    case BAD_REQUEST -> end("bad-request", reason);
                    default -> retry(reason.isBlank() ? "the connection was closed" : reason);
                }
            });
        }

        private void send(WebSocket to, String text) {
            sent = sent.thenCompose(before -> to.sendText(text, true)).whenComplete((done, failure) -> {
                if (failure != null) {
                    lost(0, String.valueOf(failure.getMessage()));
                }
            });
        }
    }
}
