package org.leasehold.spaces.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.leasehold.accounts.Limited;
import org.leasehold.spaces.SpaceDriver;
import org.leasehold.spaces.SpaceFailure;
import org.leasehold.spaces.SpaceSettings;
import org.springframework.stereotype.Component;

/**
 * Keeps things in folders on disk: {@code <folder>/<subject>/notebooks}, {@code saved} and {@code temp}, which tools
 * give to the account they belong to. What was deleted lies in {@code <folder>/.trash}, what is on its way in
 * {@code <folder>/.incoming}; nobody but us sees those. All of it is on one file system.
 */
@Component
class FolderDriver implements SpaceDriver {

    /** What is looked at of one part of a space; who has more has more than there may be. */
    private static final int MOST_FILES = 200_000;

    private static final int MOST_ITEMS = 10_000;
    private static final Duration LEFT_BEHIND = Duration.ofDays(1);
    private static final String TRASH = ".trash";
    private static final String INCOMING = ".incoming";
    private static final Map<Limited, String> PARTS = Map.of(
            Limited.NOTEBOOKS, "notebooks",
            Limited.SAVED_DATA, "saved",
            Limited.TEMPORARY_DATA, "temp");
    private static final Path ALL = Path.of("all");
    private static final Set<PosixFilePermission> OURS = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> SHARED = PosixFilePermissions.fromString("rwxrwx---");
    private static final Set<PosixFilePermission> CONTENT = PosixFilePermissions.fromString("rw-rw----");
    private static final Set<PosixFilePermission> WRITING = EnumSet.of(
            PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private final Optional<Path> folder;

    private final InstantSource clock;

    FolderDriver(SpaceSettings settings, InstantSource clock) {
        this.clock = clock;
        this.folder = Optional.ofNullable(settings.folder()).map(Path::toAbsolutePath);
    }

    @FunctionalInterface
    private interface Work<T> {
        T in(SecureDirectoryStream<Path> folder) throws IOException;
    }

    @FunctionalInterface
    private interface Step {
        void take() throws IOException;
    }

    @Override
    public boolean isOpen() {
        return folder.isPresent();
    }

    private Path root() {
        return folder.orElseThrow(() -> new IllegalStateException("Nothing is kept here: spaces.folder is not set."));
    }

    @Override
    public void prepare(UUID subject) throws SpaceFailure {
        attempt("make the space of " + subject, () -> {
            make(root().resolve(subject.toString()), SHARED);
            for (String part : PARTS.values()) {
                make(root().resolve(subject.toString()).resolve(part), SHARED);
            }
        });
    }

    /** What is there already keeps its owner and what its owner may do. */
    private static void make(Path path, Set<PosixFilePermission> permissions) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.createDirectories(path.getParent());
        try {
            Files.createDirectory(path);
            Files.setPosixFilePermissions(path, permissions);
        } catch (FileAlreadyExistsException crossed) {
            if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                throw crossed;
            }
        }
    }

    @Override
    public List<UUID> subjects() throws SpaceFailure {
        if (!Files.isDirectory(root())) {
            return List.of();
        }
        return asked("list the spaces", () -> {
            List<UUID> subjects = new ArrayList<>();
            try (SecureDirectoryStream<Path> top = Tree.open(root())) {
                for (Path name : names(top)) {
                    subject(name.toString()).ifPresent(subjects::add);
                }
            }
            return subjects;
        });
    }

    private static Optional<UUID> subject(String name) {
        try {
            return Optional.of(UUID.fromString(name))
                    .filter(found -> found.toString().equals(name));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override
    public Survey measure(UUID subject, Limited what) throws SpaceFailure {
        return asked("measure " + word(what) + " of " + subject, () -> {
            try {
                return within(subject, what, FolderDriver::survey);
            } catch (NoSuchFileException _) {
                return new Survey(List.of(), null);
            }
        });
    }

    private static Survey survey(SecureDirectoryStream<Path> part) throws IOException {
        List<Found> found = new ArrayList<>();
        Tree tree = new Tree(MOST_FILES);
        for (Path name : names(part, MOST_ITEMS + 1)) {
            if (found.size() == MOST_ITEMS) {
                return new Survey(found, "there are more than " + MOST_ITEMS + " of them");
            }
            tree.measure(part, name)
                    .ifPresent(size -> found.add(
                            new Found(name.toString(), size.folder(), size.bytes(), size.changed(), size.problem())));
        }
        return new Survey(found, null);
    }

    @Override
    public boolean has(UUID subject, Limited what, String name) throws SpaceFailure {
        return asked("look for " + subject, () -> {
            try {
                return within(subject, what, part -> find(part, name).isPresent());
            } catch (NoSuchFileException _) {
                return false;
            }
        });
    }

    @Override
    public InputStream open(UUID subject, Limited what, String name) throws SpaceFailure {
        return asked(
                "read something of " + subject,
                () -> within(subject, what, part -> {
                    Path file = find(part, name).orElseThrow(() -> new NoSuchFileException(name));
                    BasicFileAttributes attributes =
                            Tree.look(part, file).orElseThrow(() -> new NoSuchFileException(name));
                    if (!attributes.isRegularFile()) {
                        throw new IOException("It is no file.");
                    }
                    return Channels.newInputStream(
                            part.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)));
                }));
    }

    @Override
    public Staged stage(byte[] content) throws SpaceFailure {
        Path name = Path.of(UUID.randomUUID().toString());
        attempt("take something in", () -> {
            make(root().resolve(INCOMING), OURS);
            try (SeekableByteChannel file = Files.newByteChannel(
                    root().resolve(INCOMING).resolve(name),
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
            }
            Files.setPosixFilePermissions(root().resolve(INCOMING).resolve(name), CONTENT);
        });
        return new StagedFile(name);
    }

    private final class StagedFile implements Staged {

        private final Path name;

        StagedFile(Path name) {
            this.name = name;
        }

        @Override
        public void place(UUID subject, Limited what, String wanted) throws SpaceFailure {
            attempt("keep something of " + subject, () -> {
                try (SecureDirectoryStream<Path> incoming = Tree.open(root().resolve(INCOMING))) {
                    change(subject, what, part -> {
                        incoming.move(name, part, find(part, wanted).orElseGet(() -> plain(wanted)));
                        return true;
                    });
                }
            });
        }

        @Override
        public void close() {
            try {
                Files.deleteIfExists(root().resolve(INCOMING).resolve(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void discard(UUID subject, Limited what, String name, long itemId) throws SpaceFailure {
        attempt("discard something of " + subject, () -> {
            make(root().resolve(TRASH), OURS);
            make(trash(subject), OURS);
            try (SecureDirectoryStream<Path> trash = Tree.open(trash(subject))) {
                change(subject, what, part -> {
                    Optional<Path> there = find(part, name);
                    if (there.isPresent()) {
                        part.move(there.get(), trash, id(itemId));
                    }
                    return true;
                });
            } catch (NoSuchFileException _) {
                // Gone already, and so is its folder.
            }
        });
    }

    @Override
    public boolean hasDiscarded(UUID subject, long itemId) {
        return Files.exists(trash(subject).resolve(id(itemId)), LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void restore(UUID subject, Limited what, String name, long itemId) throws SpaceFailure {
        prepare(subject);
        attempt("bring something of " + subject + " back", () -> {
            try (SecureDirectoryStream<Path> trash = Tree.open(trash(subject))) {
                change(subject, what, part -> {
                    trash.move(id(itemId), part, plain(name));
                    return true;
                });
            }
        });
    }

    @Override
    public void purge(UUID subject, long itemId) throws SpaceFailure {
        attempt("remove something of " + subject, () -> {
            if (Files.isDirectory(trash(subject))) {
                String name = Long.toString(itemId);
                emptied(trash(subject), child -> child.equals(name) || child.startsWith(name + "+"));
            }
        });
    }

    /** First out of everybody's sight in one step, then for good. */
    @Override
    public void remove(UUID subject) throws SpaceFailure {
        attempt("remove the space of " + subject, () -> {
            Path space = root().resolve(subject.toString());
            if (!Files.exists(space, LinkOption.NOFOLLOW_LINKS) && !Files.exists(trash(subject))) {
                return;
            }
            make(root().resolve(TRASH), OURS);
            make(trash(subject), OURS);
            emptied(trash(subject), _ -> true);
            if (Files.exists(space, LinkOption.NOFOLLOW_LINKS)) {
                Files.move(space, trash(subject).resolve(ALL));
            }
            emptied(trash(subject), _ -> true);
            Files.delete(trash(subject));
            if (Files.exists(space, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException("Somebody writes there still.");
            }
        });
    }

    /** Removes what has these names until none has. */
    private static void emptied(Path trash, Predicate<String> which) throws IOException {
        try (SecureDirectoryStream<Path> folder = Tree.open(trash)) {
            for (Path name : names(folder)) {
                if (which.test(name.toString())) {
                    Tree.remove(folder, name);
                }
            }
        }
    }

    @Override
    public void allow(UUID subject, Limited what, Access access) throws SpaceFailure {
        attempt("set what may be done with " + word(what) + " of " + subject, () -> {
            try (SecureDirectoryStream<Path> top = Tree.open(root());
                    SecureDirectoryStream<Path> space = Tree.open(top, Path.of(subject.toString()))) {
                allow(space, what, access == Access.READ_WRITE);
            } catch (NoSuchFileException _) {
                // Nothing is there to be written to.
            }
        });
    }

    @Override
    public void tidy() throws SpaceFailure {
        attempt("tidy up", () -> {
            if (!Files.isDirectory(root().resolve(INCOMING))) {
                return;
            }
            try (SecureDirectoryStream<Path> incoming = Tree.open(root().resolve(INCOMING))) {
                for (Path name : names(incoming)) {
                    boolean old = Tree.look(incoming, name)
                            .filter(file -> file.lastModifiedTime()
                                    .toInstant()
                                    .isBefore(clock.instant().minus(LEFT_BEHIND)))
                            .isPresent();
                    if (old) {
                        Tree.remove(incoming, name);
                    }
                }
            }
        });
    }

    /** Whether that changed anything. */
    private static boolean allow(SecureDirectoryStream<Path> space, Limited what, boolean writing) throws IOException {
        PosixFileAttributeView view = space.getFileAttributeView(
                Path.of(word(what)), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
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
    private void change(UUID subject, Limited what, Work<Boolean> work) throws IOException {
        try (SecureDirectoryStream<Path> top = Tree.open(root());
                SecureDirectoryStream<Path> space = Tree.open(top, Path.of(subject.toString()));
                SecureDirectoryStream<Path> part = Tree.open(space, Path.of(word(what)))) {
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

    /** Looks into a part of a space; neither the space nor the part is a link. */
    private <T> T within(UUID subject, Limited what, Work<T> work) throws IOException {
        try (SecureDirectoryStream<Path> top = Tree.open(root());
                SecureDirectoryStream<Path> space = Tree.open(top, Path.of(subject.toString()));
                SecureDirectoryStream<Path> part = Tree.open(space, Path.of(word(what)))) {
            return work.in(part);
        }
    }

    /** The entry that is shown by that name; names that are no text of ours are found by how they are shown. */
    private static Optional<Path> find(SecureDirectoryStream<Path> part, String name) throws IOException {
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
    private static Path plain(String name) {
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

    private static List<Path> names(SecureDirectoryStream<Path> folder) throws IOException {
        return names(folder, Integer.MAX_VALUE);
    }

    private static List<Path> names(SecureDirectoryStream<Path> folder, int most) throws IOException {
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

    private Path trash(UUID subject) {
        return root().resolve(TRASH).resolve(subject.toString());
    }

    private static Path id(long itemId) {
        return Path.of(Long.toString(itemId));
    }

    private static String word(Limited what) {
        return Objects.requireNonNull(PARTS.get(what), "Such things are not kept.");
    }

    private static void attempt(String what, Step step) throws SpaceFailure {
        asked(what, () -> {
            step.take();
            return true;
        });
    }

    @FunctionalInterface
    private interface Question<T> {
        T answer() throws IOException;
    }

    private static <T> T asked(String what, Question<T> question) throws SpaceFailure {
        try {
            return question.answer();
        } catch (IOException | InvalidPathException | UnsupportedOperationException failed) {
            throw new SpaceFailure("Could not " + what + ": " + failed, failed);
        }
    }
}
