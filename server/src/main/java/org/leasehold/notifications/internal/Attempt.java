package org.leasehold.notifications.internal;

import java.time.Duration;

/** What an attempt to send a letter came to. */
sealed interface Attempt {

    Duration SHORTEST_AWAY = Duration.ofSeconds(10);
    Duration LONGEST_AWAY = Duration.ofMinutes(5);
    Duration SHORTEST_REFUSED = Duration.ofMinutes(1);
    Duration LONGEST_REFUSED = Duration.ofHours(1);

    /** The mail server has taken it. */
    record Sent() implements Attempt {}

    /** The mail server is down, slow or does not know us: that is nothing about this letter. */
    record Away(String reason) implements Attempt {}

    /** The mail server wants it later (an answer that begins with 4): its words. */
    record NotNow(String reason) implements Attempt {}

    /** The mail server refuses it for good (an answer that begins with 5): its words. */
    record Never(String reason) implements Attempt {}

    /** How long to wait after the n-th attempt: twice as long each time. */
    static Duration pause(Duration shortest, Duration longest, int attempts) {
        int doublings = Math.clamp(attempts - 1, 0, 20);
        Duration pause = shortest.multipliedBy(1L << doublings);
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
