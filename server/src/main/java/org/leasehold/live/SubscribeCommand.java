package org.leasehold.live;

import java.util.Optional;

/**
 * A reader's wish to follow a channel.
 *
 * @param reference the reader's own JSON value to repeat in the first answer, {@code ""} for none
 * @param position where the reader stood when it last followed, if it did
 * @param request what state it wants if it has missed more than is remembered
 */
public record SubscribeCommand(String reference, Optional<Position> position, SnapshotRequest request) {

    public static SubscribeCommand fresh(String reference) {
        return new SubscribeCommand(reference, Optional.empty(), SnapshotRequest.ALL);
    }
}
