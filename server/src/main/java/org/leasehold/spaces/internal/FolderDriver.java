package org.leasehold.spaces.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

    private final Folders folders;
    private final Incoming incoming;
    private final Trash trash;
    private final InstantSource clock;

    FolderDriver(SpaceSettings settings, InstantSource clock) {
        this.folders = new Folders(settings);
        this.incoming = new Incoming(folders);
        this.trash = new Trash(folders);
        this.clock = clock;
    }

    @Override
    public boolean isOpen() {
        return folders.isOpen();
    }

    @Override
    public void prepare(UUID subject) throws SpaceFailure {
        Attempt.run("make the space of " + subject, () -> folders.prepare(subject));
    }

    @Override
    public List<UUID> subjects() throws SpaceFailure {
        if (!Files.isDirectory(folders.root())) {
            return List.of();
        }
        return Attempt.ask("list the spaces", () -> {
            List<UUID> subjects = new ArrayList<>();
            try (SecureDirectoryStream<Path> top = Tree.open(folders.root())) {
                for (Path name : Folders.names(top)) {
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
        return Attempt.ask("measure " + Folders.part(what) + " of " + subject, () -> {
            try {
                return folders.within(subject, what, FolderDriver::survey);
            } catch (NoSuchFileException _) {
                return new Survey(List.of(), null);
            }
        });
    }

    private static Survey survey(SecureDirectoryStream<Path> part) throws IOException {
        List<Found> found = new ArrayList<>();
        Tree tree = new Tree(MOST_FILES);
        for (Path name : Folders.names(part, MOST_ITEMS + 1)) {
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
    public List<String> names(UUID subject, Limited what) throws SpaceFailure {
        return Attempt.ask("list " + Folders.part(what) + " of " + subject, () -> {
            try {
                return folders.within(
                        subject,
                        what,
                        part -> Folders.names(part, MOST_ITEMS).stream()
                                .map(Path::toString)
                                .toList());
            } catch (NoSuchFileException _) {
                return List.of();
            }
        });
    }

    @Override
    public void move(UUID from, Limited what, String name, UUID to, String newName) throws SpaceFailure {
        prepare(to);
        Attempt.run("move something of " + from + " to " + to, () -> folders.move(from, what, name, to, newName));
    }

    @Override
    public boolean has(UUID subject, Limited what, String name) throws SpaceFailure {
        return Attempt.ask("look for something of " + subject, () -> {
            try {
                return folders.within(
                        subject, what, part -> Folders.find(part, name).isPresent());
            } catch (NoSuchFileException _) {
                return false;
            }
        });
    }

    @Override
    public InputStream open(UUID subject, Limited what, String name) throws SpaceFailure {
        return Attempt.ask(
                "read something of " + subject,
                () -> folders.within(subject, what, part -> {
                    Path file = Folders.find(part, name).orElseThrow(() -> new NoSuchFileException(name));
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
    public Staged stage(InputStream content, long most) throws SpaceFailure, IOException {
        return incoming.fill(Attempt.ask("take something in", incoming::begin), content, most);
    }

    @Override
    public void tidy() throws SpaceFailure {
        Attempt.run("tidy up", () -> incoming.tidy(clock.instant().minus(LEFT_BEHIND)));
    }

    @Override
    public void discard(UUID subject, Limited what, String name, long itemId) throws SpaceFailure {
        Attempt.run("discard something of " + subject, () -> trash.take(subject, what, name, itemId));
    }

    @Override
    public boolean hasDiscarded(UUID subject, long itemId) {
        return trash.has(subject, itemId);
    }

    @Override
    public void restore(UUID subject, Limited what, String name, long itemId) throws SpaceFailure {
        prepare(subject);
        Attempt.run("bring something of " + subject + " back", () -> trash.giveBack(subject, what, name, itemId));
    }

    @Override
    public void purge(UUID subject, long itemId) throws SpaceFailure {
        Attempt.run("remove something of " + subject, () -> trash.purge(subject, itemId));
    }

    @Override
    public void remove(UUID subject) throws SpaceFailure {
        Attempt.run("remove the space of " + subject, () -> trash.takeAll(subject));
    }

    @Override
    public void allow(UUID subject, Limited what, Access access) throws SpaceFailure {
        Attempt.run("set what may be done with " + Folders.part(what) + " of " + subject, () -> {
            try {
                folders.allow(subject, what, access == Access.READ_WRITE);
            } catch (NoSuchFileException _) {
                // Nothing is there to be written to.
            }
        });
    }
}
