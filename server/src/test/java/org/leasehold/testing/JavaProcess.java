package org.leasehold.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A program in a JVM of its own, with the class path of the tests, for tests that kill one or need two. */
public final class JavaProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;
    private final List<String> lines = new ArrayList<>();

    private JavaProcess(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    public static JavaProcess start(Class<?> main, String... arguments) {
        return start(List.of(), main, arguments);
    }

    /** The same, which may not read what its permissions keep from it, even when root runs the tests. */
    public static JavaProcess startWithoutPowers(Class<?> main, String... arguments) {
        String powers = "-dac_override,-dac_read_search";
        boolean isRoot = System.getProperty("user.name").equals("root");
        List<String> prefix = isRoot ? List.of("setpriv", "--bounding-set", powers, "--inh-caps", powers) : List.of();
        return start(prefix, main, arguments);
    }

    private static JavaProcess start(List<String> prefix, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        try {
            return new JavaProcess(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first line that passes, reading on from where the last call stopped. */
    public String awaitLine(Predicate<String> wanted) {
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                if (wanted.test(line)) {
                    return line;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("The program ended (exit code " + awaitEnd() + ") without saying it. It said:\n"
                + String.join("\n", lines));
    }

    /** All that it still says until it ends, and what was read before. */
    public String awaitAllOutput() {
        lines.addAll(output.lines().toList());
        return String.join("\n", lines);
    }

    /** Asks it to end, as Ctrl-C does. What it says while it ends can still be read. */
    public void terminate() {
        process.toHandle().destroy();
    }

    /** Ends it without asking, as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Its exit code, when it has ended. */
    public int awaitEnd() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        kill();
    }
}
