package org.leasehold.common.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what is no HTTP: in words, and with the word that the connection ends. Jetty ends it without saying so, and
 * the next request of a client that keeps its connections would be lost.
 */
final class UnreadableRequests extends ErrorHandler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!(request.getAttribute(ERROR_EXCEPTION) instanceof HttpException unreadable)) {
            return super.handle(request, response, callback);
        }
        response.setStatus(unreadable.getCode());
        response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        String answer = "This cannot be read as a request: " + unreadable.getReason() + "\n";
        response.write(true, ByteBuffer.wrap(answer.getBytes(UTF_8)), callback);
        return true;
    }
}
