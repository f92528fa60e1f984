package org.leasehold.live;

import java.time.Duration;

/**
 * How much of everything one connection and one channel may take.
 *
 * @param queueBytes changes waiting for one reader; past it they are dropped and it gets the newer state instead
 * @param backlogBytes answers waiting for one reader; past it nothing more is read from it
 * @param slowAfter how long a reader may leave one write unfinished before it is cut
 * @param historyMessages changes kept for readers that come back, per channel
 * @param historyBytes bytes of them, per channel
 * @param messageBytes the longest message read from a client
 * @param pingEvery how often WebSocket clients are pinged
 * @param pongWithin how long after a ping a client may stay silent
 * @param commentEvery how often an event stream carries a comment, so that nothing between closes it
 * @param farewell how long closing may take
 */
public record LiveLimits(
        int queueBytes,
        int backlogBytes,
        Duration slowAfter,
        int historyMessages,
        int historyBytes,
        int messageBytes,
        Duration pingEvery,
        Duration pongWithin,
        Duration commentEvery,
        Duration farewell) {

    public static final LiveLimits STANDARD = new LiveLimits(
            1024 * 1024,
            256 * 1024,
            Duration.ofSeconds(30),
            1_000,
            1024 * 1024,
            64 * 1024,
            Duration.ofSeconds(25),
            Duration.ofSeconds(20),
            Duration.ofSeconds(15),
            Duration.ofSeconds(3));
}
