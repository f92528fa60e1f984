package org.leasehold.live;

import java.nio.ByteBuffer;

/**
 * A state written out once for all who ask for it.
 *
 * @param whole everything of the message behind its head; only views of it are read
 * @param contentStart where in it the state itself begins, which ends one byte before the whole does
 */
public record StateBody(ByteBuffer whole, int contentStart) {

    /** The rest of the message. */
    public ByteBuffer rest() {
        return whole.duplicate();
    }

    /** The state by itself, as the source wrote it. */
    public ByteBuffer content() {
        return whole.slice(contentStart, whole.limit() - contentStart - 1);
    }

    public int length() {
        return whole.limit();
    }
}
