package org.leasehold.handoff.internal;

import java.nio.file.Path;
import java.util.List;
import org.leasehold.handoff.ToolSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What holds when whoever starts the application says nothing of tools. */
@Configuration(proxyBeanMethods = false)
class HandoffConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ToolSettings noTools() {
        return new ToolSettings(List.of(), Path.of("handoff"));
    }
}
