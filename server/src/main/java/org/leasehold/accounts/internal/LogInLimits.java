package org.leasehold.accounts.internal;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.springframework.stereotype.Component;

/** How often somebody may guess: for each account, known or not, and for each address. Success costs nothing. */
@Component
class LogInLimits {

    private static final int GUESSES_PER_ACCOUNT = 10;
    private static final Duration ONE_MORE_PER_ACCOUNT = Duration.ofSeconds(30);
    private static final int GUESSES_PER_ADDRESS = 40;
    private static final Duration ONE_MORE_PER_ADDRESS = Duration.ofSeconds(5);

    private final Buckets<Secret.Hash> byAccount;
    private final Buckets<Long> byAddress;

    LogInLimits(InstantSource clock) {
        byAccount = new Buckets<>(GUESSES_PER_ACCOUNT, ONE_MORE_PER_ACCOUNT, clock);
        byAddress = new Buckets<>(GUESSES_PER_ADDRESS, ONE_MORE_PER_ADDRESS, clock);
    }

    /**
     * Counts a guess.
     *
     * @throws ProblemException {@code too-many-requests}
     */
    void guess(String login, InetAddress from) {
        guess(from);
        guess(login);
    }

    /** Counts a guess that names no account. */
    void guess(InetAddress from) {
        allow(byAddress.take(network(from)), "from your address");
    }

    /** Counts a guess of somebody whose address does not matter, because they are logged in. */
    void guess(String login) {
        allow(byAccount.take(Secret.hash(login)), "for this account");
    }

    /** Counts a log-in by a provider that begins; one that succeeds is given back. */
    void attempt(InetAddress from) {
        allow(byAddress.take(network(from)), "from your address");
    }

    void attemptSucceeded(InetAddress from) {
        byAddress.giveBack(network(from));
    }

    /** Notes that the guess was right. */
    void succeeded(String login, InetAddress from) {
        succeeded(from);
        succeeded(login);
    }

    void succeeded(InetAddress from) {
        byAddress.giveBack(network(from));
    }

    void succeeded(String login) {
        byAccount.giveBack(Secret.hash(login));
    }

    private static void allow(Duration wait, String where) {
        if (!wait.isZero()) {
            throw new ProblemException(new Problem.TooManyRequests(
                    "Too many log-ins " + where + " have failed. Try again in " + (wait.toSeconds() + 1) + " s.",
                    wait));
        }
    }

    /** One household has a whole network of addresses in version 6: its first 64 bits. */
    static long network(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return address instanceof Inet6Address ? bytes.getLong() : bytes.getInt();
    }
}
