package org.leasehold.live.http;

import java.io.EOFException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingNestedCallback;
import org.jspecify.annotations.Nullable;
import org.leasehold.live.Channels;
import org.leasehold.live.Position;
import org.leasehold.live.Subscriber;
import org.leasehold.live.Transport;

/** Answers HTTP requests with streams of server-sent events that never end by themselves. */
public final class EventStreams {

    private final Channels channels;

    public EventStreams(Channels channels) {
        this.channels = channels;
    }

    /** Begins the stream. The subscriber follows nothing yet. */
    public Subscriber open(Request request, Response response, Callback callback) {
        response.setStatus(HttpStatus.OK_200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream;charset=utf-8");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("X-Accel-Buffering", "no");
        Stream stream = new Stream(response, callback);
        Subscriber subscriber = channels.connect(stream, EventStreamEncoding.INSTANCE);
        stream.subscriber = subscriber;
        request.addIdleTimeoutListener(_ -> false);
        request.addFailureListener(_ -> subscriber.disconnected());
        return subscriber;
    }

    /** Where a client that comes back stood in each channel, by its {@code Last-Event-ID}. */
    public static Map<String, Position> lastPlaces(Request request) {
        Map<String, Position> places = new LinkedHashMap<>();
        String id =
                Optional.ofNullable(request.getHeaders().get("Last-Event-ID")).orElse("");
        Arrays.stream(id.split(" ")).forEach(place -> {
            int at = place.indexOf('@');
            if (at > 0) {
                Position.parse(place.substring(at + 1))
                        .ifPresent(position -> places.put(place.substring(0, at), position));
            }
        });
        return places;
    }

    /** Writes through the response, one buffer after the other. */
    private static final class Stream implements Transport {
        private final Response response;
        private final Callback ending;
        private volatile @Nullable Subscriber subscriber;
        private boolean ended;

        Stream(Response response, Callback ending) {
            this.response = response;
            this.ending = ending;
        }

        @Override
        public boolean offer(ByteBuffer buffer) {
            return false;
        }

        @Override
        public void write(Callback done, ByteBuffer... buffers) {
            new IteratingNestedCallback(done) {
                private int next;

                @Override
                protected Action process() {
                    if (next == buffers.length) {
                        return Action.SUCCEEDED;
                    }
                    response.write(false, buffers[next++], this);
                    return Action.SCHEDULED;
                }
            }.iterate();
        }

        @Override
        public void finish() {
            end(null);
        }

        @Override
        public void abort() {
            end(new EOFException("The reader is gone or too slow."));
        }

        private synchronized void end(@Nullable Throwable cause) {
            if (!ended) {
                ended = true;
                if (cause == null) {
                    ending.succeeded();
                } else {
                    ending.failed(cause);
                }
                Subscriber reader = subscriber;
                if (reader != null) {
                    reader.disconnected();
                }
            }
        }

        @Override
        public boolean answersPings() {
            return false;
        }
    }
}
