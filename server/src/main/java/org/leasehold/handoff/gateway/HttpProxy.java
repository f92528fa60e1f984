package org.leasehold.handoff.gateway;

import jakarta.annotation.PreDestroy;
import java.net.URI;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
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

    private static final class Passing extends ProxyHandler.Reverse {

        Passing() {
            super(request -> uri(upstream(request).address(), request));
            setViaHost("leasehold");
        }

        private static Upstream upstream(Request request) {
            return (Upstream) request.getAttribute(UPSTREAM);
        }

        private static HttpURI uri(URI address, Request request) {
            return HttpURI.build(request.getHttpURI())
                    .scheme(address.getScheme())
                    .host(address.getHost())
                    .port(address.getPort())
                    .asImmutable();
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
        protected void onServerToProxyResponseFailure(
                Request request,
                org.eclipse.jetty.client.Request onward,
                org.eclipse.jetty.client.Response answer,
                Response response,
                Callback callback,
                Throwable failure) {
            String tool = upstream(request).tool().title();
            LOG.warn("{} at {} does not answer: {}", tool, upstream(request).address(), failure.toString());
            int status = failure instanceof TimeoutException ? 504 : 502;
            Response.writeError(request, response, callback, status, tool + " does not answer. Try again in a moment.");
        }
    }
}
