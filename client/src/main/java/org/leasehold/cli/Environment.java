package org.leasehold.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** What surrounds a command: streams, variables, clock and terminal. Tests make their own. */
record Environment(
        PrintStream out,
        PrintStream err,
        InputStream in,
        Map<String, String> variables,
        Clock clock,
        Terminal terminal) {

    static Environment ofThisProcess() {
        return new Environment(
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                System.in,
                System.getenv(),
                Clock.systemUTC(),
                Terminal.of(System.getProperties()));
    }

    /** A variable that is set to something. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /** Where this person's settings lie. */
    Path configuration() {
        return variable("XDG_CONFIG_HOME")
                .map(Path::of)
                .orElseGet(() -> Path.of(variable("HOME").orElse("."), ".config"))
                .resolve("leasehold");
    }
}
