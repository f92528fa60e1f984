package org.leasehold.live.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.leasehold.live.Channels;
import org.leasehold.live.Encoding;
import org.leasehold.live.Subscriber;

/** Turns HTTP requests into WebSockets (RFC 6455, section 4.2). */
public final class WebSockets {

    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final HttpField UPGRADE = new PreEncodedHttpField(HttpHeader.UPGRADE, "websocket");
    private static final HttpField CONNECTION = new PreEncodedHttpField(HttpHeader.CONNECTION, "Upgrade");
    private static final HttpField VERSION = new PreEncodedHttpField(HttpHeader.SEC_WEBSOCKET_VERSION, "13");

    private final Channels channels;
    private final Encoding encoding;
    private final int messageBytes;

    private WebSockets(Channels channels, Encoding encoding, int messageBytes) {
        this.channels = channels;
        this.encoding = encoding;
        this.messageBytes = messageBytes;
    }

    /** WebSockets of our own protocol. */
    public WebSockets(Channels channels) {
        this(channels, WebSocketEncoding.INSTANCE, channels.limits().messageBytes());
    }

    /**
     * WebSockets of a protocol that knows nothing of ours: each message is a frame, as its source says it.
     *
     * @param messageBytes the longest message read
     */
    public static WebSockets plain(Channels channels, int messageBytes) {
        return new WebSockets(channels, PlainFrames.INSTANCE, messageBytes);
    }

    /** How such messages are laid out. */
    public static Encoding plainFrames() {
        return PlainFrames.INSTANCE;
    }

    /** Whether the request asks for a WebSocket at all. */
    public static boolean isUpgrade(Request request) {
        return request.getHeaders().contains(HttpHeader.UPGRADE, "websocket");
    }

    /**
     * Answers the request for a WebSocket: agrees, or says what is wrong with it.
     *
     * @param opener called when the WebSocket is open; returns who deals with what the client says
     */
    public void upgrade(
            Request request, Response response, Callback callback, Function<Subscriber, Conversation> opener) {
        HttpFields headers = request.getHeaders();
        List<String> keys = headers.getValuesList(HttpHeader.SEC_WEBSOCKET_KEY);
        if (!HttpMethod.GET.is(request.getMethod())
                || request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_1_1
                || !isUpgrade(request)
                || !headers.contains(HttpHeader.CONNECTION, "upgrade")
                || keys.size() != 1
                || !isKey(keys.getFirst())) {
            Response.writeError(request, response, callback, HttpStatus.BAD_REQUEST_400, "Not a WebSocket handshake.");
            return;
        }
        if (!"13".equals(headers.get(HttpHeader.SEC_WEBSOCKET_VERSION))) {
            response.getHeaders().put(VERSION);
            Response.writeError(request, response, callback, HttpStatus.UPGRADE_REQUIRED_426, "Version 13 only.");
            return;
        }
        Connector connector = request.getConnectionMetaData().getConnector();
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        request.setAttribute(
                HttpStream.UPGRADE_CONNECTION_ATTRIBUTE,
                new WebSocketConnection(
                        endPoint,
                        connector.getExecutor(),
                        connector.getByteBufferPool(),
                        channels,
                        encoding,
                        messageBytes,
                        opener));
        response.setStatus(HttpStatus.SWITCHING_PROTOCOLS_101);
        response.getHeaders().put(UPGRADE);
        response.getHeaders().put(CONNECTION);
        response.getHeaders().put(HttpHeader.SEC_WEBSOCKET_ACCEPT, accept(keys.getFirst()));
        response.write(true, null, callback);
    }

    private static boolean isKey(String key) {
        try {
            return Base64.getDecoder().decode(key).length == 16;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static String accept(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-1.", impossible);
        }
    }
}
