package org.leasehold.spaces.internal;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at and removes folders that others write to meanwhile. Every step goes from an open folder to a name in it and
 * never through a link, so that nobody leads it elsewhere; how deep and how much it looks is bounded.
 */
final class Tree {

    /** Each level holds a file descriptor. */
    private static final int DEEPEST = 64;

    private static final int TRIES = 5;

    private final int most;
    private int seen;

    /** @param most how many files and folders are looked at in all */
    Tree(int most) {
        this.most = most;
    }

    /** How large something is, when anything in it was last written to, and why it may be more. */
    record Size(
            boolean folder,
            long bytes,
            Instant changed,
            @Nullable String problem) {

        private Size plus(Size other) {
            return new Size(
                    folder,
                    bytes + other.bytes,
                    changed.isBefore(other.changed) ? other.changed : changed,
                    problem == null ? other.problem : problem);
        }

        private Size but(String why) {
            return new Size(folder, bytes, changed, why);
        }
    }

    /** Opens a folder that is no link. */
    static SecureDirectoryStream<Path> open(Path folder) throws IOException {
        DirectoryStream<Path> stream = Files.newDirectoryStream(folder);
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return secure;
        }
        stream.close();
        throw new IOException("The file system of " + folder + " cannot be walked safely.");
    }

    static SecureDirectoryStream<Path> open(SecureDirectoryStream<Path> parent, Path name) throws IOException {
        return parent.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
    }

    /** What is there under that name, whatever it is; a link is itself. */
    static Optional<BasicFileAttributes> look(SecureDirectoryStream<Path> parent, Path name) throws IOException {
        try {
            return Optional.of(
                    parent.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                            .readAttributes());
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /** The size of what is there; empty when it has gone. */
    Optional<Size> measure(SecureDirectoryStream<Path> parent, Path name) throws IOException {
        return measure(parent, name, 0);
    }

    private Optional<Size> measure(SecureDirectoryStream<Path> parent, Path name, int depth) throws IOException {
        Optional<BasicFileAttributes> found = look(parent, name);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        seen++;
        BasicFileAttributes attributes = found.get();
        Size size = new Size(
                attributes.isDirectory(),
                attributes.isRegularFile() ? attributes.size() : 0,
                attributes.lastModifiedTime().toInstant(),
                null);
        if (!attributes.isDirectory()) {
            return Optional.of(size);
        }
        if (depth == DEEPEST) {
            return Optional.of(size.but("it has folders more than " + DEEPEST + " deep"));
        }
        try (SecureDirectoryStream<Path> folder = open(parent, name)) {
            return Optional.of(contents(folder, size, depth));
        } catch (NoSuchFileException | NotDirectoryException _) {
            return Optional.empty();
        } catch (IOException unreadable) {
            return Optional.of(size.but("part of it cannot be read"));
        }
    }

    private Size contents(SecureDirectoryStream<Path> folder, Size itself, int depth) throws IOException {
        Size size = itself;
        try {
            for (Path child : folder) {
                if (seen >= most) {
                    return size.but("it has more than " + most + " files");
                }
                Size before = size;
                size = measure(folder, child.getFileName(), depth + 1)
                        .map(before::plus)
                        .orElse(before);
            }
        } catch (DirectoryIteratorException broken) {
            throw broken.getCause();
        }
        return size;
    }

    /** Removes what is there, and all in it; when this returns it is gone. */
    static void remove(SecureDirectoryStream<Path> parent, Path name) throws IOException {
        Deque<Path> left = new ArrayDeque<>();
        left.add(name);
        int parked = 0;
        while (!left.isEmpty()) {
            Path next = left.remove();
            Removal removal = new Removal(parent, name, parked);
            removal.remove(next);
            parked = removal.parked;
            left.addAll(removal.left);
        }
    }

    /** One removal; folders that lie too deep are put beside it and are removed by the next. */
    private static final class Removal {

        private final SecureDirectoryStream<Path> top;
        private final Path name;
        private final Deque<Path> left = new ArrayDeque<>();
        private int parked;

        Removal(SecureDirectoryStream<Path> top, Path name, int parked) {
            this.top = top;
            this.name = name;
            this.parked = parked;
        }

        void remove(Path of) throws IOException {
            for (int attempt = 1; look(top, of).isPresent(); attempt++) {
                try {
                    remove(top, of, 0);
                } catch (IOException stillWrittenTo) {
                    if (attempt == TRIES) {
                        throw stillWrittenTo;
                    }
                }
            }
        }

        private void remove(SecureDirectoryStream<Path> parent, Path child, int depth) throws IOException {
            Optional<BasicFileAttributes> found = look(parent, child);
            if (found.isEmpty()) {
                return;
            }
            if (!found.get().isDirectory()) {
                parent.deleteFile(child);
                return;
            }
            if (depth == DEEPEST) {
                Path beside = name.resolveSibling(name + "+" + parked++);
                parent.move(child, top, beside);
                left.add(beside);
                return;
            }
            try (SecureDirectoryStream<Path> folder = open(parent, child)) {
                for (Path inside : folder) {
                    remove(folder, inside.getFileName(), depth + 1);
                }
            } catch (DirectoryIteratorException broken) {
                throw broken.getCause();
            }
            parent.deleteDirectory(child);
        }
    }
}
