package org.leasehold.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.leasehold.spaces.SpaceSettings;
import org.springframework.util.FileSystemUtils;

/** A folder of spaces as tools see it: they write there what they like. */
public final class SpaceFolder {

    private final Path folder;

    public SpaceFolder() {
        try {
            this.folder = Files.createTempDirectory("leasehold-spaces");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::remove));
    }

    /** Nothing of it is left behind. */
    private void remove() {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public SpaceSettings settings() {
        return new SpaceSettings(folder.resolve("kept"), folder.resolve("examples"), SpaceSettings.USUAL_TRASH);
    }

    /** Where the space of an account is. */
    public Path of(UUID subject) {
        return folder.resolve("kept").resolve(subject.toString());
    }

    public Path trash() {
        return folder.resolve("kept/.trash");
    }

    public Path examples() {
        return folder.resolve("examples");
    }

    /** Writes a file of that size at that time, as a tool does. */
    public static Path write(Path file, int bytes, Instant at) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, new byte[bytes]);
            return Files.setLastModifiedTime(file, FileTime.from(at));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a folder holds nothing, or is not there. */
    public static boolean isEmpty(Path folder) {
        if (!Files.exists(folder)) {
            return true;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
