package org.leasehold.faces.live.internal;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.common.http.Face;
import org.leasehold.faces.json.JsonInput;
import org.leasehold.faces.json.ProblemJson;
import org.leasehold.faces.live.Visitor;
import org.leasehold.live.CloseCode;
import org.leasehold.live.Position;
import org.leasehold.live.SnapshotRequest;
import org.leasehold.live.StateChannel;
import org.leasehold.live.SubscribeCommand;
import org.leasehold.live.Subscriber;
import org.leasehold.live.http.EventStreams;
import org.leasehold.live.http.WebSockets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** The live face: WebSockets at {@code /live}, event streams at {@code /api/v1/live}. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class LiveFace implements Face {

    private static final Logger LOG = LoggerFactory.getLogger(LiveFace.class);
    private static final String WEB_SOCKET_PATH = "/live";
    private static final String EVENT_STREAM_PATH = "/api/v1/live";
    private static final int MOST_CHANNELS = 20;

    private final LiveServices services;
    private final WebSockets webSockets;
    private final EventStreams eventStreams;

    LiveFace(LiveServices services) {
        this.services = services;
        this.webSockets = new WebSockets(services.allChannels());
        this.eventStreams = new EventStreams(services.allChannels());
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        if (path.equals(WEB_SOCKET_PATH) && WebSockets.isUpgrade(request)) {
            answering(request, response, callback, this::openWebSocket);
            return true;
        }
        if (path.equals(EVENT_STREAM_PATH) && HttpMethod.GET.is(request.getMethod())) {
            answering(request, response, callback, this::openEventStream);
            return true;
        }
        return false;
    }

    private interface Answer {
        void give(Request request, Response response, Callback callback);
    }

    private void answering(Request request, Response response, Callback callback, Answer answer) {
        try {
            answer.give(request, response, callback);
        } catch (ProblemException refused) {
            refuse(response, callback, refused.problem());
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("A live connection could not be opened: {}", away.getMessage());
            refuse(response, callback, new Problem.Unavailable("The database is away. Try again in a moment."));
        }
    }

    private void refuse(Response response, Callback callback, Problem problem) {
        response.setStatus(ProblemJson.status(problem));
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        byte[] body = services.json().writeValueAsBytes(ProblemJson.form(problem));
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    private void openWebSocket(Request request, Response response, Callback callback) {
        Visitor visitor = services.visitors().of(request);
        webSockets.upgrade(
                request, response, callback, subscriber -> new ClientConversation(subscriber, services, visitor));
    }

    private void openEventStream(Request request, Response response, Callback callback) {
        Visitor visitor = services.visitors().of(request);
        Fields query = Request.extractQueryParameters(request);
        List<String> names =
                query.getValuesOrEmpty("channel").stream().distinct().toList();
        if (names.isEmpty() || names.size() > MOST_CHANNELS) {
            throw JsonInput.invalid(
                    "channel", "The query names 1 to " + MOST_CHANNELS + " channels, as channel=leases:...");
        }
        List<StateChannel> channels = names.stream()
                .map(name -> services.channels().open(visitor.actor(), name))
                .toList();
        SnapshotRequest state = services.snapshots()
                .request(
                        Optional.ofNullable(query.getValue("from")).map(text -> JsonInput.instant("from", text)),
                        Optional.ofNullable(query.getValue("until")).map(text -> JsonInput.instant("until", text)));
        Map<String, Position> places = EventStreams.lastPlaces(request);
        if (visitor.known().isEmpty()) {
            response.getHeaders().put("Access-Control-Allow-Origin", "*");
        }
        Subscriber subscriber = eventStreams.open(request, response, callback);
        visitor.known()
                .ifPresent(known -> services.connections()
                        .note(subscriber, known, visitor.credential(), _ -> subscriber.close(CloseCode.EXPIRED)));
        for (StateChannel channel : channels) {
            channel.subscribe(
                    subscriber, new SubscribeCommand("", Optional.ofNullable(places.get(channel.name())), state));
        }
    }
}
