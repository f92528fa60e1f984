package org.leasehold;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import org.leasehold.launch.ServerCommand;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.modulith.Modulithic;
import tools.jackson.databind.json.JsonMapper;

/** The service: our own beans, and of the framework's only the web server. Each more would cost every start. */
@Modulithic
@SpringBootConfiguration
@ComponentScan
@ImportAutoConfiguration(JettyServletWebServerAutoConfiguration.class)
public class Leasehold {

    public static void main(String[] arguments) {
        int exitCode = ServerCommand.execute(Leasehold.class, arguments);
        System.exit(exitCode);
    }

    /** The one clock that everybody asks; in the microseconds that the database keeps. */
    @Bean
    @ConditionalOnMissingBean
    InstantSource clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }

    @Bean
    JsonMapper json() {
        return JsonMapper.builder().build();
    }
}
