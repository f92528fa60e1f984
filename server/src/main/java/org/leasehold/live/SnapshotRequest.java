package org.leasehold.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What part of a channel's state a reader asks for. Equal requests that come together are answered with one snapshot.
 *
 * @param from only what reaches past this instant; null for no bound
 * @param until only what begins before this instant; null for no bound
 * @param reader who asks, where the source shows different readers different states; otherwise null
 */
public record SnapshotRequest(
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Subscriber reader) {

    /** All there is. */
    public static final SnapshotRequest ALL = new SnapshotRequest(null, null, null);

    /** All that touches the span of time. */
    public static SnapshotRequest between(@Nullable Instant from, @Nullable Instant until) {
        return new SnapshotRequest(from, until, null);
    }

    SnapshotRequest by(@Nullable Subscriber asking) {
        return new SnapshotRequest(from, until, asking);
    }
}
