package org.leasehold.spaces.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.leasehold.accounts.Limited;
import org.leasehold.spaces.SpaceDriver.Staged;
import org.leasehold.spaces.SpaceFailure;

/** What is on its way in: written where nobody but us looks, and then put in its place in one step. */
final class Incoming {

    private static final int BUFFER = 1 << 16;
    private static final Set<PosixFilePermission> CONTENT = PosixFilePermissions.fromString("rw-rw----");

    private final Folders folders;

    Incoming(Folders folders) {
        this.folders = folders;
    }

    private Path folder() {
        return folders.root().resolve(".incoming");
    }

    /** Where content can be written to. */
    Path begin() throws IOException {
        Folders.make(folder(), Folders.OURS);
        Path file = folder().resolve(UUID.randomUUID().toString());
        Files.createFile(file);
        Files.setPosixFilePermissions(file, CONTENT);
        return file;
    }

    /** Reads content into such a file, at most one byte more than is wanted; the file is gone when that fails. */
    Staged fill(Path file, InputStream content, long most) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            return new StagedFile(file, copied(content, out, most + 1));
        } catch (IOException | RuntimeException brokenOff) {
            Files.deleteIfExists(file);
            throw brokenOff;
        }
    }

    private static long copied(InputStream content, OutputStream out, long most) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long copied = 0;
        while (copied < most) {
            int read = content.read(buffer, 0, (int) Math.min(buffer.length, most - copied));
            if (read < 0) {
                return copied;
            }
            out.write(buffer, 0, read);
            copied += read;
        }
        return copied;
    }

    private final class StagedFile implements Staged {

        private final Path file;
        private final long bytes;

        StagedFile(Path file, long bytes) {
            this.file = file;
            this.bytes = bytes;
        }

        @Override
        public long bytes() {
            return bytes;
        }

        @Override
        public void place(UUID subject, Limited what, String wanted) throws SpaceFailure {
            Attempt.run("keep something of " + subject, () -> {
                try (SecureDirectoryStream<Path> incoming = Tree.open(folder())) {
                    folders.change(subject, what, part -> {
                        Path place = Folders.find(part, wanted).orElseGet(() -> Folders.plain(wanted));
                        incoming.move(file.getFileName(), part, place);
                        return true;
                    });
                }
            });
        }

        @Override
        public void close() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Removes what servers that were killed have left behind. */
    void tidy(Instant before) throws IOException {
        if (!Files.isDirectory(folder())) {
            return;
        }
        try (SecureDirectoryStream<Path> incoming = Tree.open(folder())) {
            for (Path name : Folders.names(incoming)) {
                boolean old = Tree.look(incoming, name)
                        .filter(file -> file.lastModifiedTime().toInstant().isBefore(before))
                        .isPresent();
                if (old) {
                    Tree.remove(incoming, name);
                }
            }
        }
    }
}
