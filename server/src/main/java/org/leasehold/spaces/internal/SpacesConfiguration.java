package org.leasehold.spaces.internal;

import java.nio.file.Path;
import org.leasehold.spaces.SpaceSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What holds when whoever starts the application says nothing of spaces: nothing is kept. */
@Configuration(proxyBeanMethods = false)
class SpacesConfiguration {

    @Bean
    @ConditionalOnMissingBean
    SpaceSettings nothingIsKept() {
        return new SpaceSettings(null, Path.of("examples"), SpaceSettings.USUAL_TRASH);
    }
}
