package org.leasehold.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Programs that are not ours and that some tests meet; verify installs them where it may. */
public final class Programs {

    private Programs() {}

    /** Where the first of these lies; the test is skipped, saying so, when none does. */
    public static Path need(String what, String debianPackage, String... places) {
        Optional<Path> found = Optional.empty();
        for (String place : places) {
            found = found.or(() -> Optional.of(Path.of(place)).filter(Files::exists));
        }
        Assumptions.assumeTrue(
                found.isPresent(),
                "Skipped: " + what + " is not on this computer; on Debian: apt-get install " + debianPackage);
        return found.orElseThrow();
    }

    /** Starts one with its output in a file. */
    public static Process start(Path output, Path folder, String... command) {
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends one with all that it started. */
    public static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A port that nobody listens on at the moment. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
