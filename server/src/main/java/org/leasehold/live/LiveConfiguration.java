package org.leasehold.live;

import java.time.InstantSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The channels of the running server. */
@Configuration(proxyBeanMethods = false)
class LiveConfiguration {

    @Bean(destroyMethod = "")
    Channels channels(InstantSource clock) {
        return new Channels(LiveLimits.STANDARD, clock, Channels.standardLoopCount());
    }

    /** Says goodbye to readers before the web server begins to wait for its open requests. */
    @Bean
    SmartLifecycle farewell(Channels channels) {
        return new SmartLifecycle() {
            private volatile boolean running;

            @Override
            public void start() {
                running = true;
            }

            @Override
            public void stop() {
                running = false;
                channels.close();
            }

            @Override
            public boolean isRunning() {
                return running;
            }

            @Override
            public int getPhase() {
                return Integer.MAX_VALUE;
            }
        };
    }
}
