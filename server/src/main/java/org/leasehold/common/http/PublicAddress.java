package org.leasehold.common.http;

import java.net.URI;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.stereotype.Component;

/**
 * The address under which people and tools reach the service: the one that was configured, or else the one that it
 * listens on. Never one that a request claims (rows OP3, T3).
 */
@Component
public class PublicAddress {

    private final WebSettings settings;
    private final ObjectProvider<WebServerApplicationContext> context;

    PublicAddress(WebSettings settings, ObjectProvider<WebServerApplicationContext> context) {
        this.settings = settings;
        this.context = context;
    }

    /** Scheme, host and port, without a slash at the end. Known once the server listens. */
    public URI url() {
        URI configured = settings.publicUrl();
        return configured != null ? configured : listening();
    }

    private URI listening() {
        String bind = settings.bind();
        boolean everywhere = bind.equals("0.0.0.0") || bind.startsWith("0:0:0:0:0:0:0:0");
        String host = everywhere ? "127.0.0.1" : bind.contains(":") ? "[" + bind + "]" : bind;
        return URI.create("http://" + host + ":" + port());
    }

    private int port() {
        WebServerApplicationContext running = context.getIfAvailable();
        WebServer server = running == null ? null : running.getWebServer();
        return server == null ? settings.port() : server.getPort();
    }
}
