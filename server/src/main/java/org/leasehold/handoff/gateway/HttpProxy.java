package org.leasehold.handoff.gateway;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.leasehold.handoff.Tool;
import org.leasehold.handoff.internal.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Passes requests on to tools and their answers back, by Jetty's proxy; nothing is held whole in memory. */
@Component
class HttpProxy {

    private static final Logger LOG = LoggerFactory.getLogger(HttpProxy.class);
    private static final String UPSTREAM = "org.leasehold.gateway.upstream";
    private static final int MOST_CONNECTIONS = 1_000;
    private static final long IDLE_MILLIS = 300_000;

    private final Passing passing = new Passing();
    private final Passages passages;

    HttpProxy(Passages passages) {
        this.passages = passages;
    }

    void pass(Upstream upstream, Request request, Response response, Callback callback) throws Exception {
        start();
        request.setAttribute(UPSTREAM, upstream);
        passing.handle(request, response, callback);
    }

    /** When a tool is first asked for: most servers have none behind them. */
    private synchronized void start() throws Exception {
        if (!passing.isStarted()) {
            passing.start();
        }
    }

    @PreDestroy
    void close() throws Exception {
        passing.stop();
    }

    private static Upstream upstream(Request request) {
        return (Upstream) request.getAttribute(UPSTREAM);
    }

    private static HttpURI uri(Request request) {
        URI address = upstream(request).address();
        return HttpURI.build(request.getHttpURI())
                .scheme(address.getScheme())
                .host(address.getHost())
                .port(address.getPort())
                .asImmutable();
    }

    /** A request on its way to a tool, or the tool's answer on its way back. */
    private record Errand(Upstream upstream, org.eclipse.jetty.client.Request onward) implements Passages.Passage {

        @Override
        public Tool tool() {
            return upstream.tool();
        }

        @Override
        public String secret() {
            return upstream.secret();
        }

        @Override
        public void close() {
            var _ = onward.abort(new RightEnded());
        }
    }

    /** Why an answer is cut off. */
    private static final class RightEnded extends IOException {

        RightEnded() {
            super("The guest's right to the tool has ended");
        }
    }

    private final class Passing extends ProxyHandler.Reverse {

        Passing() {
            super(HttpProxy::uri);
            setViaHost("leasehold");
        }

        @Override
        protected HttpClient newHttpClient() {
            HttpClient client = new HttpClient();
            client.setMaxConnectionsPerDestination(MOST_CONNECTIONS);
            client.setIdleTimeout(IDLE_MILLIS);
            return client;
        }

        @Override
        protected void copyRequestHeaders(Request request, org.eclipse.jetty.client.Request onward) {
            onward.headers(headers -> {
                headers.clear();
                headers.add(upstream(request).headers(request));
            });
        }

        @Override
        protected void addProxyHeaders(Request request, org.eclipse.jetty.client.Request onward) {
            // They are among those of the upstream.
        }

        @Override
        protected void sendProxyToServerRequest(
                Request request, org.eclipse.jetty.client.Request onward, Response response, Callback callback) {
            Errand errand = new Errand(upstream(request), onward);
            passages.add(errand);
            Request.addCompletionListener(request, _ -> passages.remove(errand));
            super.sendProxyToServerRequest(request, onward, response, callback);
        }

        @Override
        protected void onServerToProxyResponseFailure(
                Request request,
                org.eclipse.jetty.client.Request onward,
                org.eclipse.jetty.client.Response answer,
                Response response,
                Callback callback,
                Throwable failure) {
            String tool = upstream(request).tool().title();
            if (response.isCommitted()) {
                callback.failed(failure); // The connection ends, so that half an answer is not taken for the whole.
                return;
            }
            if (failure instanceof RightEnded) {
                Door.shut(upstream(request).tool()).write(response, callback);
                return;
            }
            LOG.warn("{} at {} does not answer: {}", tool, upstream(request).address(), failure.toString());
            int status = failure instanceof TimeoutException ? 504 : 502;
            Reply.noAnswer(status, tool).write(response, callback);
        }
    }
}
