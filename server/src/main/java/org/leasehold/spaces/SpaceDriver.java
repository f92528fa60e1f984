package org.leasehold.spaces;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Limited;

/**
 * What really keeps things. An account's space is known by the account's subject and has a part for each kind. Every
 * method may be called again after it failed half-way and then finishes the work.
 */
public interface SpaceDriver {

    /** Whether anything can be kept here. */
    boolean isOpen();

    /** Sees to it that the space is there. */
    void prepare(UUID subject) throws SpaceFailure;

    /** Who has a space, whether or not we made it. */
    List<UUID> subjects() throws SpaceFailure;

    /**
     * One thing that is kept.
     *
     * @param folder it holds others; they count as one
     * @param changed when it, or something in it, was last written to
     * @param problem why not all of it could be measured; absent: it was
     */
    record Found(
            String name,
            boolean folder,
            long bytes,
            Instant changed,
            @Nullable String problem) {}

    /**
     * All that there is of a kind.
     *
     * @param problem why there may be more; absent: there is not
     */
    record Survey(List<Found> found, @Nullable String problem) {}

    Survey measure(UUID subject, Limited what) throws SpaceFailure;

    /** The names of all that there is of a kind. */
    List<String> names(UUID subject, Limited what) throws SpaceFailure;

    boolean has(UUID subject, Limited what, String name) throws SpaceFailure;

    /** Reads one thing; whoever asked closes it. */
    InputStream open(UUID subject, Limited what, String name) throws SpaceFailure;

    /**
     * Takes content in to where nobody sees it yet.
     *
     * @param most the bytes after which it stops reading; then {@link Staged#bytes} are more
     * @throws IOException when the content breaks off
     */
    Staged stage(InputStream content, long most) throws SpaceFailure, IOException;

    /** Content that was taken in and has no place yet; gone when closed. */
    interface Staged extends AutoCloseable {

        /** How large it is. */
        long bytes();

        /** Gives it its place, over what was there. */
        void place(UUID subject, Limited what, String name) throws SpaceFailure;

        @Override
        void close();
    }

    /** Gives something another owner and name; nothing happens when it is gone. */
    void move(UUID from, Limited what, String name, UUID to, String newName) throws SpaceFailure;

    /** Puts something where only {@link #restore} and {@link #purge} find it; nothing happens when it is gone. */
    void discard(UUID subject, Limited what, String name, long itemId) throws SpaceFailure;

    /** Whether something discarded is still there. */
    boolean hasDiscarded(UUID subject, long itemId) throws SpaceFailure;

    void restore(UUID subject, Limited what, String name, long itemId) throws SpaceFailure;

    /** Removes something discarded for good; when this returns it is gone. */
    void purge(UUID subject, long itemId) throws SpaceFailure;

    /** Removes all that an account has; when this returns it is gone. */
    void remove(UUID subject) throws SpaceFailure;

    /** What its owner may do with a part of a space. */
    enum Access {
        READ_WRITE,
        READ_ONLY
    }

    void allow(UUID subject, Limited what, Access access) throws SpaceFailure;

    /** Removes what was taken in and left behind by a server that was killed. */
    void tidy() throws SpaceFailure;
}
