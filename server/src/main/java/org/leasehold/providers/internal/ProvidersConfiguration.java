package org.leasehold.providers.internal;

import java.util.List;
import org.leasehold.providers.ProviderSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What holds when whoever starts the application says nothing of providers. */
@Configuration(proxyBeanMethods = false)
class ProvidersConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ProviderSettings noProviders() {
        return new ProviderSettings(List.of());
    }
}
