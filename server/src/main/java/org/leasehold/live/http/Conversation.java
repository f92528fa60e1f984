package org.leasehold.live.http;

/** What a face does with one WebSocket. Called by one thread at a time; may block. */
public interface Conversation {

    /** The client said something. */
    void text(String message);

    /** The client sent bytes that are no text. */
    void binary();
}
