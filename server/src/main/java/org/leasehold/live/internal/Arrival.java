package org.leasehold.live.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leasehold.live.Message;
import org.leasehold.live.Position;
import org.leasehold.live.SnapshotRequest;
import org.leasehold.live.StateBody;

/**
 * What a reader is given when it begins to follow a channel.
 *
 * @param request what state it asked for, to be asked again when it loses its place
 * @param head the start of the first answer, its own
 * @param body the state, shared with other readers; null when it has the state already
 * @param position where the first answer puts it
 * @param missed the changes since then
 * @param unasked whether this is the newer state for a reader that lost its place
 */
public record Arrival(
        SnapshotRequest request,
        byte[] head,
        @Nullable StateBody body,
        Position position,
        List<Message> missed,
        boolean unasked) {

    /** About how many bytes it takes to send. */
    int length() {
        int bytes = head.length + (body == null ? 0 : body.length());
        for (Message message : missed) {
            bytes += message.length();
        }
        return bytes;
    }
}
