package org.leasehold.live;

import java.nio.ByteBuffer;
import java.time.Instant;

/** One client's connection, as faces and channels see it. All methods may be called from any thread. */
public interface Subscriber {

    /** Names the connection within this life of the server. */
    long number();

    /** Sends one answer, a JSON object on one line, after everything sent before. */
    void send(byte[] line);

    /** Sends bytes laid out already for this kind of connection, after everything sent before. */
    void sendRaw(ByteBuffer bytes);

    /** Says goodbye and ends the connection. Nothing is delivered any more. */
    void close(CloseCode code);

    /** Whether nobody has said goodbye yet. */
    boolean isOpen();

    /** Ends the connection with {@link CloseCode#EXPIRED} at that instant; a later call replaces an earlier one. */
    void expireAt(Instant instant);

    /** Runs the action once when the connection has ended, at once when it has ended already. */
    void whenClosed(Runnable action);

    /** Notes that the client gave a sign of life. */
    void heard();

    /** From now on the client is not cut for leaving unread what it is sent, as long as it speaks. */
    void mayLag();

    /** Whether so many answers wait for the client that nothing more should be read from it. */
    boolean backlogged();

    /** Runs the action when the client is no longer {@link #backlogged}. */
    void whenDrained(Runnable action);

    /** Tells that the transport has ended, whoever ended it. */
    void disconnected();
}
