package org.leasehold.common.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of PostgreSQL for this machine, unpacked once from the archive on the class path.
 *
 * @param folder where {@code bin}, {@code lib} and {@code share} are
 */
record PostgresBinaries(Path folder) {

    /** The version that the archives on the class path hold; a test compares them. */
    static final String VERSION = "18.6";

    /** The binaries in {@code parent/VERSION}, unpacked there if they are not yet: whole or not at all. */
    static PostgresBinaries unpackedIn(Path parent) throws IOException {
        Path folder = parent.resolve(VERSION);
        if (!Files.exists(folder)) {
            Path half = Files.createTempDirectory(Files.createDirectories(parent), VERSION + ".");
            try {
                unpackInto(half);
                Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwxr-xr-x"));
                Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                FileSystemUtils.deleteRecursively(half);
                if (!Files.exists(folder)) {
                    throw e;
                }
            }
        }
        return new PostgresBinaries(folder.toAbsolutePath());
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    private static void unpackInto(Path target) throws IOException {
        try (InputStream archive = archive();
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, target);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("The archive of PostgreSQL names a file outside itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.resolveSibling(""));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, path);
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static InputStream archive() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String architecture = System.getProperty("os.arch", "");
        String name = switch (architecture) {
            case "amd64", "x86_64" -> "postgres-linux-x86_64.txz";
            case "aarch64" -> "postgres-linux-arm_64.txz";
            default -> "";
        };
        InputStream archive = system.equals("linux") ? PostgresBinaries.class.getResourceAsStream("/" + name) : null;
        if (name.isEmpty() || archive == null) {
            throw new StartFailure("Leasehold carries PostgreSQL for Linux on x86-64 and arm64, not for " + system
                    + " on " + architecture + ". Use a PostgreSQL of your own with --database-url.");
        }
        return archive;
    }
}
