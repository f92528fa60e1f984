package org.leasehold.accounts.internal;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.springframework.stereotype.Component;

/** How fast trials are made: from one network, and by all the world together (row W1). */
@Component
class TrialBrake {

    private static final int AT_ONCE_PER_NETWORK = 5;
    private static final Duration ONE_MORE_PER_NETWORK = Duration.ofMinutes(10);
    private static final int AT_ONCE = 30;
    private static final Duration ONE_MORE = Duration.ofSeconds(10);

    private final Buckets<Long> byNetwork;
    private final Buckets<Boolean> all;

    TrialBrake(InstantSource clock) {
        byNetwork = new Buckets<>(AT_ONCE_PER_NETWORK, ONE_MORE_PER_NETWORK, clock);
        all = new Buckets<>(AT_ONCE, ONE_MORE, clock);
    }

    /** @throws ProblemException {@code too-many-requests} */
    void take(InetAddress from) {
        long network = LogInLimits.network(from);
        refuse(byNetwork.take(network), "from your network");
        try {
            refuse(all.take(true), "at this moment");
        } catch (ProblemException full) {
            byNetwork.giveBack(network);
            throw full;
        }
    }

    private static void refuse(Duration wait, String where) {
        if (!wait.isZero()) {
            throw new ProblemException(new Problem.TooManyRequests(
                    "Many people try " + where + ". Try again in " + (wait.toSeconds() + 1) + " s, or sign up.", wait));
        }
    }
}
