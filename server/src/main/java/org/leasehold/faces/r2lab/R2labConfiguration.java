package org.leasehold.faces.r2lab;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What holds when whoever starts the application says nothing of R2lab. */
@Configuration(proxyBeanMethods = false)
class R2labConfiguration {

    @Bean
    @ConditionalOnMissingBean
    R2labSettings nothingOfR2lab() {
        return R2labSettings.OFF;
    }
}
