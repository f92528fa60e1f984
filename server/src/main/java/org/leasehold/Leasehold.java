package org.leasehold;

import java.time.InstantSource;
import org.leasehold.launch.ServerCommand;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The service. */
@SpringBootApplication
public class Leasehold {

    public static void main(String[] arguments) {
        int exitCode = ServerCommand.execute(Leasehold.class, arguments);
        System.exit(exitCode);
    }

    /** The one clock that everybody asks. */
    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }
}
