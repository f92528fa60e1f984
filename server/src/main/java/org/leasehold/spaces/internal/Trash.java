package org.leasehold.spaces.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.leasehold.accounts.Limited;

/** What was deleted and can be brought back, by the number of the item, a folder for each account. */
final class Trash {

    private static final Path ALL = Path.of("all");

    private final Folders folders;

    Trash(Folders folders) {
        this.folders = folders;
    }

    private Path folder() {
        return folders.root().resolve(".trash");
    }

    private Path of(UUID subject) {
        return folder().resolve(subject.toString());
    }

    private void prepare(UUID subject) throws IOException {
        Folders.make(folder(), Folders.OURS);
        Folders.make(of(subject), Folders.OURS);
    }

    void take(UUID subject, Limited what, String name, long itemId) throws IOException {
        prepare(subject);
        try (SecureDirectoryStream<Path> trash = Tree.open(of(subject))) {
            folders.change(subject, what, part -> {
                Optional<Path> there = Folders.find(part, name);
                if (there.isPresent()) {
                    part.move(there.get(), trash, id(itemId));
                }
                return true;
            });
        } catch (NoSuchFileException _) {
            // Gone already, and so is its folder.
        }
    }

    boolean has(UUID subject, long itemId) {
        return Files.exists(of(subject).resolve(id(itemId)), LinkOption.NOFOLLOW_LINKS);
    }

    void giveBack(UUID subject, Limited what, String name, long itemId) throws IOException {
        try (SecureDirectoryStream<Path> trash = Tree.open(of(subject))) {
            folders.change(subject, what, part -> {
                trash.move(id(itemId), part, Folders.plain(name));
                return true;
            });
        }
    }

    void purge(UUID subject, long itemId) throws IOException {
        if (Files.isDirectory(of(subject))) {
            String name = Long.toString(itemId);
            empty(subject, child -> child.equals(name) || child.startsWith(name + "+"));
        }
    }

    /** Removes a whole space: first out of everybody's sight in one step, then for good. */
    void takeAll(UUID subject) throws IOException {
        Path space = folders.space(subject);
        if (!Files.exists(space, LinkOption.NOFOLLOW_LINKS) && !Files.exists(of(subject))) {
            return;
        }
        prepare(subject);
        empty(subject, _ -> true);
        if (Files.exists(space, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(space, of(subject).resolve(ALL));
        }
        empty(subject, _ -> true);
        Files.delete(of(subject));
        if (Files.exists(space, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("Somebody writes there still.");
        }
    }

    private void empty(UUID subject, Predicate<String> which) throws IOException {
        try (SecureDirectoryStream<Path> folder = Tree.open(of(subject))) {
            for (Path name : Folders.names(folder)) {
                if (which.test(name.toString())) {
                    Tree.remove(folder, name);
                }
            }
        }
    }

    private static Path id(long itemId) {
        return Path.of(Long.toString(itemId));
    }
}
