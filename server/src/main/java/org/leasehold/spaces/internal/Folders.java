package org.leasehold.spaces.internal;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.leasehold.accounts.Limited;
import org.leasehold.spaces.SpaceSettings;

/** The folders of spaces: where they are, and the ways into them that nobody can bend. */
final class Folders {

    /** For us alone. */
    static final Set<PosixFilePermission> OURS = PosixFilePermissions.fromString("rwx------");

    /** For us and the group that tools run as. */
    static final Set<PosixFilePermission> SHARED = PosixFilePermissions.fromString("rwxrwx---");

    private static final Set<PosixFilePermission> WRITING = EnumSet.of(
            PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private static final Map<Limited, String> PARTS = Map.of(
            Limited.NOTEBOOKS, "notebooks",
            Limited.SAVED_DATA, "saved",
            Limited.TEMPORARY_DATA, "temp");

    private final Optional<Path> folder;

    Folders(SpaceSettings settings) {
        this.folder = Optional.ofNullable(settings.folder()).map(Path::toAbsolutePath);
    }

    /** What is done in an open folder. */
    @FunctionalInterface
    interface Work<T> {
        T in(SecureDirectoryStream<Path> folder) throws IOException;
    }

    boolean isOpen() {
        return folder.isPresent();
    }

    Path root() {
        return folder.orElseThrow(() -> new IllegalStateException("Nothing is kept here: spaces.folder is not set."));
    }

    Path space(UUID subject) {
        return root().resolve(subject.toString());
    }

    static String part(Limited what) {
        return Objects.requireNonNull(PARTS.get(what), "Such things are not kept.");
    }

    /** Makes the folders of a space that are not there. */
    void prepare(UUID subject) throws IOException {
        make(space(subject), SHARED);
        for (String part : PARTS.values()) {
            make(space(subject).resolve(part), SHARED);
        }
    }

    /** What is there already keeps its owner and what its owner may do. */
    static void make(Path path, Set<PosixFilePermission> permissions) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.createDirectories(path.resolveSibling(""));
        try {
            Files.createDirectory(path);
            Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .setPermissions(permissions);
        } catch (FileAlreadyExistsException crossed) {
            if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                throw crossed;
            }
        }
    }

    /** Lets a part of a space be written to, or not. */
    void allow(UUID subject, Limited what, boolean writing) throws IOException {
        try (SecureDirectoryStream<Path> top = Tree.open(root());
                SecureDirectoryStream<Path> space = Tree.open(top, Path.of(subject.toString()))) {
            allow(space, what, writing);
        }
    }

    /** Whether that changed anything. */
    private static boolean allow(SecureDirectoryStream<Path> space, Limited what, boolean writing) throws IOException {
        PosixFileAttributeView view = space.getFileAttributeView(
                Path.of(part(what)), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        Set<PosixFilePermission> now = view.readAttributes().permissions();
        Set<PosixFilePermission> wanted = EnumSet.copyOf(now);
        if (!writing) {
            wanted.removeAll(WRITING);
        } else if (now.stream().noneMatch(WRITING::contains)) {
            wanted.addAll(SHARED);
        }
        if (!wanted.equals(now)) {
            view.setPermissions(wanted);
        }
        return !wanted.equals(now);
    }

    /** Changes what is in a part of a space, also where its owner may not. */
    void change(UUID subject, Limited what, Work<Boolean> work) throws IOException {
        try (SecureDirectoryStream<Path> top = Tree.open(root());
                SecureDirectoryStream<Path> space = Tree.open(top, Path.of(subject.toString()));
                SecureDirectoryStream<Path> part = Tree.open(space, Path.of(part(what)))) {
            boolean opened = allow(space, what, true);
            try {
                work.in(part);
            } finally {
                if (opened) {
                    allow(space, what, false);
                }
            }
        }
    }

    /** Takes something from one space to another, over nothing that is there. */
    void move(UUID from, Limited what, String name, UUID to, String newName) throws IOException {
        change(to, what, target -> {
            change(from, what, source -> {
                Optional<Path> there = find(source, name);
                if (there.isPresent()) {
                    Path path = newName.equals(name) ? there.get() : plain(newName);
                    if (Tree.look(target, path).isPresent()) {
                        throw new FileAlreadyExistsException(newName);
                    }
                    source.move(there.get(), target, path);
                }
                return true;
            });
            return true;
        });
    }

    /** Looks into a part of a space; neither the space nor the part is a link. */
    <T> T within(UUID subject, Limited what, Work<T> work) throws IOException {
        try (SecureDirectoryStream<Path> top = Tree.open(root());
                SecureDirectoryStream<Path> space = Tree.open(top, Path.of(subject.toString()));
                SecureDirectoryStream<Path> part = Tree.open(space, Path.of(part(what)))) {
            return work.in(part);
        }
    }

    /** The entry that is shown by that name; names that are no text of ours are found by how they are shown. */
    static Optional<Path> find(SecureDirectoryStream<Path> part, String name) throws IOException {
        try {
            Path path = plain(name);
            if (Tree.look(part, path).isPresent()) {
                return Optional.of(path);
            }
        } catch (InvalidPathException _) {
            // Not by its name, then.
        }
        return names(part).stream().filter(path -> path.toString().equals(name)).findFirst();
    }

    /** A name, and no way to somewhere else. */
    static Path plain(String name) {
        Path path = Path.of(name);
        if (name.isEmpty()
                || path.isAbsolute()
                || path.getNameCount() != 1
                || name.contains("/")
                || name.equals(".")
                || name.equals("..")) {
            throw new InvalidPathException(name, "no plain name");
        }
        return path;
    }

    static List<Path> names(SecureDirectoryStream<Path> folder) throws IOException {
        return names(folder, Integer.MAX_VALUE);
    }

    static List<Path> names(SecureDirectoryStream<Path> folder, int most) throws IOException {
        List<Path> names = new ArrayList<>();
        try {
            for (Path path : folder) {
                if (names.size() == most) {
                    break;
                }
                names.add(path.getFileName());
            }
            return names;
        } catch (DirectoryIteratorException broken) {
            throw broken.getCause();
        }
    }
}
