package org.leasehold.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Asks for a password, unseen. */
final class PasswordPrompt {

    private PasswordPrompt() {}

    /** @param fromInput read a line of standard input instead of asking at the terminal */
    static String read(Environment environment, boolean fromInput) {
        return fromInput ? line(environment) : typed();
    }

    /** The terminal to ask at. */
    static Console terminal() {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new TextException("There is no terminal to ask at; give --user and --password-stdin.");
        }
        return console;
    }

    private static String line(Environment environment) {
        try {
            String line =
                    new BufferedReader(new InputStreamReader(environment.in(), StandardCharsets.UTF_8)).readLine();
            if (line == null || line.isEmpty()) {
                throw new TextException("There is no password on standard input.");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String typed() {
        char[] typed = terminal().readPassword("Password: ");
        if (typed == null) {
            throw new TextException("This takes a password.");
        }
        return new String(typed);
    }
}
