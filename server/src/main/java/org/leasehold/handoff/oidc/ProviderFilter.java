package org.leasehold.handoff.oidc;

import jakarta.annotation.PreDestroy;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.leasehold.handoff.Tool;
import org.leasehold.handoff.ToolSettings;
import org.leasehold.handoff.internal.SigningKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.event.EventListener;

/**
 * The door to the OpenID Connect provider. All of Spring Security lives behind it in a context of its own, made once the
 * service is ready: nothing else of the service knows of it or waits for it, and a server without such tools never has
 * it. Whoever comes before it is made waits for it.
 */
final class ProviderFilter implements Filter {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderFilter.class);

    private final ApplicationContext service;
    private final ToolSettings tools;
    private @Nullable AnnotationConfigApplicationContext context;
    private volatile @Nullable Filter chain;
    private boolean closed;

    ProviderFilter(ApplicationContext service, ToolSettings tools) {
        this.service = service;
        this.tools = tools;
    }

    /** Clients wait only seconds for their first answer, so the provider does not wait for them to ask. */
    @EventListener(ApplicationReadyEvent.class)
    void openSoon() {
        if (!tools.ofKind(Tool.Kind.OIDC).isEmpty()) {
            Thread.ofPlatform().name("oidc-provider").daemon().start(() -> {
                try {
                    open();
                } catch (RuntimeException e) {
                    LOG.error("The OpenID Connect provider cannot be opened; the next request tries again", e);
                }
            });
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain next)
            throws IOException, ServletException {
        Filter known = chain;
        (known == null ? open() : known).doFilter(request, response, next);
    }

    @PreDestroy
    synchronized void close() {
        closed = true;
        if (context != null) {
            context.close();
        }
    }

    private synchronized Filter open() {
        Filter known = chain;
        if (known != null) {
            return known;
        }
        if (closed) {
            throw new IllegalStateException("The server is stopping.");
        }
        AnnotationConfigApplicationContext provider = new AnnotationConfigApplicationContext();
        provider.setParent(service);
        provider.register(ProviderConfiguration.class);
        provider.refresh();
        Filter opened = provider.getBean("springSecurityFilterChain", Filter.class);
        var _ = provider.getBean(SigningKeys.class).current(SigningKeys.OIDC);
        context = provider;
        chain = opened;
        return opened;
    }
}
