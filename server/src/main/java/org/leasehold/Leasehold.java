package org.leasehold;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service. */
@SpringBootApplication
public class Leasehold {

    public static void main(String[] arguments) {
        SpringApplication.run(Leasehold.class, arguments);
    }
}
