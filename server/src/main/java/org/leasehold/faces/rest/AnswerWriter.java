package org.leasehold.faces.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.leasehold.faces.json.Encoded;
import tools.jackson.databind.json.JsonMapper;

/** Writes answers to the wire. */
public final class AnswerWriter {

    private static final String JSON = "application/json";

    private final JsonMapper json;

    public AnswerWriter(JsonMapper json) {
        this.json = json;
    }

    public void write(Response response, Callback callback, Answer answer) {
        response.setStatus(answer.status());
        answer.headers().forEach((name, value) -> response.getHeaders().add(name, value));
        Object body = answer.body();
        switch (body) {
            case null -> response.write(true, null, callback);
            case Answer.Json streamed -> write(response, callback, JSON, Encoded.by(json, streamed::write));
            case Answer.Text text -> stream(response, callback, text);
            case Answer.Binary binary -> stream(response, callback, binary);
            default -> write(response, callback, JSON, json.writeValueAsBytes(body));
        }
    }

    /** Writes the body of an answer whose status is set. */
    public static void write(Response response, Callback callback, String mediaType, byte[] body) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, mediaType);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    private static void stream(Response response, Callback callback, Answer.Text text) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, text.mediaType());
        try (var out = new OutputStreamWriter(Content.Sink.asOutputStream(response), StandardCharsets.UTF_8)) {
            text.writer().accept(out);
        } catch (IOException gone) {
            callback.failed(gone);
            return;
        } catch (UncheckedIOException gone) {
            callback.failed(gone.getCause());
            return;
        }
        callback.succeeded();
    }

    private static void stream(Response response, Callback callback, Answer.Binary binary) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/octet-stream");
        try (InputStream content = binary.content();
                OutputStream out = Content.Sink.asOutputStream(response)) {
            content.transferTo(out);
        } catch (IOException gone) {
            callback.failed(gone);
            return;
        }
        callback.succeeded();
    }
}
