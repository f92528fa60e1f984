package org.leasehold.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** A command run in this process; what it printed and how it ended. It is Thursday 26 November 2026, 10:20 in Paris. */
final class CommandRun {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-26T09:20:00Z"), ZoneOffset.UTC);

    private final Map<String, String> variables = new HashMap<>();
    private final Printed out = new Printed();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private String input = "";
    private Terminal terminal = Terminal.NONE;
    private Clock clock = CLOCK;

    static CommandRun with(String variable, String value) {
        return new CommandRun().and(variable, value);
    }

    CommandRun and(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    CommandRun input(String text) {
        input = text;
        return this;
    }

    CommandRun terminal(Terminal shown) {
        terminal = shown;
        return this;
    }

    /** With the time that it really is. */
    CommandRun now() {
        clock = Clock.systemUTC();
        return this;
    }

    /** Runs the command and answers its exit code. */
    int run(String... arguments) {
        Environment environment = new Environment(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                variables,
                clock,
                terminal);
        return Main.run(environment, arguments);
    }

    /** Waits until the running command has printed that. */
    void awaitOutput(String text) {
        out.await(text);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** What was printed, for those who wait for it. */
    private static final class Printed extends ByteArrayOutputStream {

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, length);
            notifyAll();
        }

        synchronized void await(String text) {
            try {
                while (!toString(StandardCharsets.UTF_8).contains(text)) {
                    wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
