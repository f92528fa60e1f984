package org.leasehold.live;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** How messages are laid out as bytes for one kind of connection. Stateless and shared by all connections of the kind. */
public interface Encoding {

    /**
     * Lays out changes in one buffer, ready to be read.
     *
     * @param places where a reader stands in each of its channels before the first of the changes; moved on to the last
     * @param allocate gives a cleared buffer of at least so many bytes
     */
    ByteBuffer changes(List<Message> messages, Map<String, Position> places, IntFunction<ByteBuffer> allocate);

    /** Lays out one answer, a JSON object on one line, for one connection. */
    ByteBuffer answer(byte[] line);

    /**
     * Lays out a state.
     *
     * @param head the start of the message, up to the first comma inside
     * @param body the rest of it, shared with other readers and not to be changed; null when the head is all there is,
     *     because the reader has been found to have missed little or nothing
     * @param places where the reader will stand afterwards in each of its channels
     */
    List<ByteBuffer> state(byte[] head, @Nullable StateBody body, Map<String, Position> places);

    /**
     * Whether an answer must not overtake changes from before it. Where readers tell by positions what is older, it may:
     * so more changes share a write.
     */
    default boolean answersKeepTheirPlace() {
        return false;
    }

    /** What is sent now and then so that a quiet connection is known to live. */
    ByteBuffer keepAlive();

    /** The last thing sent; may be empty. */
    ByteBuffer farewell(CloseCode code);
}
