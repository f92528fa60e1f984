package org.leasehold.spaces.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leasehold.testing.JavaProcess;
import org.leasehold.testing.SpaceFolder;

/** What the server may not read is said to be unreadable, and neither hides the rest nor passes for nothing. */
class UnreadableFolderTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void whatCannotBeReadIsNamedAndTheRestIsMeasured() throws IOException {
        Path notebooks = folder.resolve(Measuring.ADA.toString()).resolve("notebooks");
        SpaceFolder.write(notebooks.resolve("open"), 10, Instant.EPOCH);
        SpaceFolder.write(notebooks.resolve("closed/secret"), 20, Instant.EPOCH);
        Path closed = notebooks.resolve("closed");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));

        try (JavaProcess measuring = JavaProcess.startWithoutPowers(Measuring.class, folder.toString())) {
            assertThat(measuring.awaitAllOutput())
                    .contains(
                            "closed 0 part of it cannot be read",
                            "open 10 null",
                            "removing: Could not remove the space")
                    .doesNotContain("gone");
        }
        Files.setPosixFilePermissions(closed(), PosixFilePermissions.fromString("rwx------"));
        try (JavaProcess measuring = JavaProcess.startWithoutPowers(Measuring.class, folder.toString())) {
            assertThat(measuring.awaitAllOutput()).contains("gone");
        }
        assertThat(closed()).doesNotExist();
    }

    /** Where it lies now: out of sight already. */
    private Path closed() {
        return folder.resolve(".trash").resolve(Measuring.ADA.toString()).resolve("all/notebooks/closed");
    }
}
