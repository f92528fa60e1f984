package org.leasehold.live;

import java.util.function.Consumer;

/**
 * Who knows the state that a channel reports. The source publishes every change to the channel while it holds a lock of
 * its own, and takes snapshots under the same lock: so a snapshot lies exactly between two messages.
 */
@FunctionalInterface
public interface StateSource {

    /**
     * Calls {@code deliver} once, on this thread and before returning, while nothing can change and nothing be
     * published. What takes long belongs in {@link Snapshot#toJson}, which is called when the lock is free again.
     */
    void whileUnchanged(SnapshotRequest request, Consumer<Snapshot> deliver);

    /** Whether readers see different states, so that no snapshot may be shared between them. */
    default boolean differsByReader() {
        return false;
    }
}
