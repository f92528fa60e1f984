package org.leasehold.common.http;

import java.net.URI;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The address under which people know this service: the configured one, or else the one it listens on. Links in mail
 * and redirects are made of it and never of what a request says, such as its Host header (requirement T3).
 */
@Component
public class PublicAddress {

    private final WebSettings settings;
    private volatile int port;

    PublicAddress(WebSettings settings) {
        this.settings = settings;
        this.port = settings.port();
    }

    /** Scheme, host and port. */
    public URI url() {
        if (settings.publicUrl() != null) {
            return settings.publicUrl();
        }
        return URI.create("http://" + host(settings.bind()) + ":" + port);
    }

    /** The address of one of our pages, given as its path with all that follows. */
    public URI of(String path) {
        return url().resolve(path);
    }

    /** Whether browsers speak to us, or to what stands in front of us, by TLS only. */
    public boolean isSecure() {
        return "https".equals(url().getScheme());
    }

    @EventListener
    void listening(WebServerInitializedEvent event) {
        port = event.getWebServer().getPort();
    }

    private static String host(String bind) {
        boolean everywhere = bind.equals("0.0.0.0") || bind.startsWith("0:0:0:0:0:0:0:0");
        if (everywhere) {
            return "127.0.0.1";
        }
        return bind.contains(":") ? "[" + bind + "]" : bind;
    }
}
