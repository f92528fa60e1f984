package org.leasehold.handoff.oidc;

import org.leasehold.handoff.Tool;
import org.leasehold.handoff.ToolSettings;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the provider at its own paths and no others, and nowhere when no tool speaks OpenID Connect. */
@Configuration(proxyBeanMethods = false)
class ProviderDoor {

    @Bean
    ProviderFilter providerFilter(ApplicationContext service, ToolSettings tools) {
        return new ProviderFilter(service, tools);
    }

    @Bean
    FilterRegistrationBean<ProviderFilter> providerPaths(ProviderFilter filter, ToolSettings tools) {
        FilterRegistrationBean<ProviderFilter> registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns("/oauth2/*", "/userinfo", "/connect/logout", "/.well-known/*");
        registration.setEnabled(!tools.ofKind(Tool.Kind.OIDC).isEmpty());
        return registration;
    }
}
