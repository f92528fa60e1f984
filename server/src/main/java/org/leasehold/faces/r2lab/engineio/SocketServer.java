package org.leasehold.faces.r2lab.engineio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.leasehold.faces.r2lab.engineio.Payloads.BadPayload;
import org.leasehold.live.Channels;
import org.leasehold.live.Subscriber;
import org.leasehold.live.http.WebSockets;
import tools.jackson.databind.json.JsonMapper;

/**
 * Engine.IO, protocol 3: a connection begins by polling or as a WebSocket, and may change from the one to the other.
 * What a connection is sent waits in the same queues as everywhere, with the same bounds.
 */
public final class SocketServer {

    static final Duration PING_INTERVAL = Duration.ofSeconds(25);
    static final Duration PING_TIMEOUT = Duration.ofSeconds(60);

    private static final int LONGEST_MESSAGE = 1024 * 1024;
    private static final int MOST_SESSIONS = 5_000;
    private static final int SECRET_BYTES = 15;

    private final Channels channels;
    private final WebSockets webSockets;
    private final JsonMapper json;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    /** Why a request is refused, as clients know it. */
    private enum Refusal {
        UNKNOWN_TRANSPORT("Transport unknown"),
        UNKNOWN_SESSION("Session ID unknown"),
        BAD_METHOD("Bad handshake method"),
        BAD_REQUEST("Bad request"),
        FORBIDDEN("Forbidden"),
        UNSUPPORTED("Unsupported protocol version");

        private final String message;

        Refusal(String message) {
            this.message = message;
        }

        String message() {
            return message;
        }
    }

    public SocketServer(Channels channels, JsonMapper json, InstantSource clock) {
        this.channels = channels;
        this.webSockets = WebSockets.plain(channels, LONGEST_MESSAGE);
        this.json = json;
        this.clock = clock;
    }

    /** Whether the request belongs to a connection that has begun, whoever it says it comes from. */
    public static boolean isOfSession(Request request) {
        return Request.extractQueryParameters(request).getValue("sid") != null;
    }

    /**
     * Answers a request.
     *
     * @param opener called for each new connection; returns who deals with its events
     */
    public void handle(
            Request request, Response response, Callback callback, Function<Subscriber, SocketEvents> opener) {
        allowOrigin(request, response);
        if (request.getMethod().equals("OPTIONS")) {
            response.getHeaders().put("Access-Control-Allow-Headers", "Content-Type");
            answer(response, callback, "text/plain", new byte[0]);
            return;
        }
        Fields query = Request.extractQueryParameters(request);
        String version = query.getValue("EIO");
        if (version != null && !version.equals("3")) {
            refuse(response, callback, Refusal.UNSUPPORTED);
            return;
        }
        Optional<Session> session = Optional.ofNullable(query.getValue("sid")).map(sessions::get);
        if (session.isEmpty() && query.getValue("sid") != null) {
            refuse(response, callback, Refusal.UNKNOWN_SESSION);
            return;
        }
        boolean asText = "1".equals(query.getValue("b64"));
        switch (Optional.ofNullable(query.getValue("transport")).orElse("")) {
            case "websocket" -> upgrade(request, response, callback, session, opener);
            case "polling" -> poll(new Poll(request, response, callback, asText), session, opener);
            default -> refuse(response, callback, Refusal.UNKNOWN_TRANSPORT);
        }
    }

    private void upgrade(
            Request request,
            Response response,
            Callback callback,
            Optional<Session> known,
            Function<Subscriber, SocketEvents> opener) {
        if (!WebSockets.isUpgrade(request)) {
            refuse(response, callback, Refusal.BAD_REQUEST);
            return;
        }
        if (known.isEmpty() && sessions.size() >= MOST_SESSIONS) {
            refuse(response, callback, Refusal.FORBIDDEN);
            return;
        }
        webSockets.upgrade(
                request,
                response,
                callback,
                socket -> known.map(session -> session.probe(socket)).orElseGet(() -> direct(socket, opener)));
    }

    private SocketConversation direct(Subscriber socket, Function<Subscriber, SocketEvents> opener) {
        Session session = begin(opener);
        socket.send(openPacket(session));
        return session.begin(socket);
    }

    private void poll(Poll poll, Optional<Session> known, Function<Subscriber, SocketEvents> opener) {
        boolean reads = poll.request().getMethod().equals("GET");
        if (known.isEmpty() && !reads) {
            refuse(poll.response(), poll.callback(), Refusal.BAD_METHOD);
        } else if (known.isEmpty()) {
            greet(poll, opener);
        } else if (reads) {
            known.get().wait(poll);
        } else {
            take(poll, known.get());
        }
    }

    private void greet(Poll poll, Function<Subscriber, SocketEvents> opener) {
        if (sessions.size() >= MOST_SESSIONS) {
            refuse(poll.response(), poll.callback(), Refusal.FORBIDDEN);
            return;
        }
        Session session = begin(opener);
        poll.response()
                .getHeaders()
                .add(HttpHeader.SET_COOKIE, "io=" + session.sid() + "; Path=/; HttpOnly; SameSite=Lax");
        poll.answer(List.of(openPacket(session)));
    }

    private Session begin(Function<Subscriber, SocketEvents> opener) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String sid = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Session session = new Session(sid, json, clock);
        Subscriber subscriber = channels.connect(session, WebSockets.plainFrames());
        sessions.put(sid, session);
        subscriber.whenClosed(() -> sessions.remove(sid));
        session.begin(subscriber, opener);
        return session;
    }

    private static byte[] openPacket(Session session) {
        return ("0{\"sid\":\"" + session.sid() + "\",\"upgrades\":[\"websocket\"],\"pingInterval\":"
                        + PING_INTERVAL.toMillis() + ",\"pingTimeout\":" + PING_TIMEOUT.toMillis() + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private void take(Poll poll, Session session) {
        try (InputStream body = Content.Source.asInputStream(poll.request())) {
            byte[] bytes = body.readNBytes(LONGEST_MESSAGE + 1);
            String type = Optional.ofNullable(poll.request().getHeaders().get(HttpHeader.CONTENT_TYPE))
                    .orElse("");
            if (bytes.length > LONGEST_MESSAGE) {
                throw new BadPayload("a body longer than " + LONGEST_MESSAGE + " bytes");
            }
            List<String> packets =
                    type.startsWith("application/octet-stream") ? Payloads.readBytes(bytes) : Payloads.readText(bytes);
            session.take(packets);
            answer(poll.response(), poll.callback(), "text/html", "ok".getBytes(StandardCharsets.US_ASCII));
        } catch (BadPayload | IOException bad) {
            refuse(poll.response(), poll.callback(), Refusal.BAD_REQUEST);
        }
    }

    /** A page of another origin may speak to us; as who it is, it is not believed. */
    private static void allowOrigin(Request request, Response response) {
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        if (origin == null) {
            response.getHeaders().put("Access-Control-Allow-Origin", "*");
        } else {
            response.getHeaders().put(new HttpField("Access-Control-Allow-Origin", origin));
            response.getHeaders().put("Access-Control-Allow-Credentials", "true");
            response.getHeaders().put("Vary", "Origin");
        }
    }

    private static void refuse(Response response, Callback callback, Refusal refusal) {
        response.setStatus(HttpStatus.BAD_REQUEST_400);
        String body = "{\"code\":" + refusal.ordinal() + ",\"message\":\"" + refusal.message() + "\"}";
        answer(response, callback, "application/json", body.getBytes(StandardCharsets.US_ASCII));
    }

    private static void answer(Response response, Callback callback, String type, byte[] body) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
