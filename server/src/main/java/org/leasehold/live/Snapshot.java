package org.leasehold.live;

/** A channel's state at one instant, not yet written out. Immutable: it is written after the state has moved on. */
@FunctionalInterface
public interface Snapshot {

    /** The state as one JSON value on one line, in UTF-8. */
    byte[] toJson();
}
