package org.leasehold.faces.r2lab.engineio;

import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * One HTTP request of a client that polls.
 *
 * @param asText how it wants packets: as text, or as bytes
 */
record Poll(Request request, Response response, Callback callback, boolean asText) {

    private static final byte[] NOOP = {'6'};

    /** Answers with packets. */
    void answer(List<byte[]> packets) {
        response.getHeaders()
                .put(HttpHeader.CONTENT_TYPE, asText ? "text/plain; charset=UTF-8" : "application/octet-stream");
        byte[] body = asText ? Payloads.asText(packets) : Payloads.asBytes(packets);
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    /** Answers with a packet that says nothing, so that the client goes on. */
    void release() {
        answer(List.of(NOOP));
    }
}
