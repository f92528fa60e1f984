package org.leasehold;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import org.leasehold.launch.ServerCommand;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The service. */
@SpringBootApplication
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
}
