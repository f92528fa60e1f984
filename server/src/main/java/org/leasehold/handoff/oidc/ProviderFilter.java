package org.leasehold.handoff.oidc;

import jakarta.annotation.PreDestroy;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * The door to the OpenID Connect provider. All of Spring Security lives behind it in a context of its own, made when
 * somebody first comes by: nothing else of the service knows of it or waits for it, and a server without such tools
 * never has it.
 */
final class ProviderFilter implements Filter {

    private final ApplicationContext service;
    private @Nullable AnnotationConfigApplicationContext context;
    private volatile @Nullable Filter chain;

    ProviderFilter(ApplicationContext service) {
        this.service = service;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain next)
            throws IOException, ServletException {
        Filter known = chain;
        (known == null ? open() : known).doFilter(request, response, next);
    }

    @PreDestroy
    synchronized void close() {
        if (context != null) {
            context.close();
        }
    }

    private synchronized Filter open() {
        Filter known = chain;
        if (known != null) {
            return known;
        }
        AnnotationConfigApplicationContext provider = new AnnotationConfigApplicationContext();
        provider.setParent(service);
        provider.register(ProviderConfiguration.class);
        provider.refresh();
        Filter opened = provider.getBean("springSecurityFilterChain", Filter.class);
        context = provider;
        chain = opened;
        return opened;
    }
}
