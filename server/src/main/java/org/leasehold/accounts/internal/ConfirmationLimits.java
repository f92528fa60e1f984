package org.leasehold.accounts.internal;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.common.mail.EmailAddress;
import org.springframework.stereotype.Component;

/**
 * How often somebody may have us mail, for each e-mail address, known or not, and for each network; and how often
 * somebody may type codes (requirements E1, E4, M2).
 */
@Component
class ConfirmationLimits {

    private static final int LETTERS_PER_ADDRESS = 4;
    private static final Duration ONE_MORE_PER_ADDRESS = Duration.ofMinutes(10);

    /** A class of students behind one address signs up at once. */
    private static final int LETTERS_PER_NETWORK = 60;

    private static final Duration ONE_MORE_PER_NETWORK = Duration.ofSeconds(30);
    private static final int CODES_PER_NETWORK = 60;
    private static final Duration ONE_MORE_CODE = Duration.ofSeconds(5);

    private final Buckets<EmailAddress> lettersByAddress;
    private final Buckets<Long> lettersByNetwork;
    private final Buckets<Long> codesByNetwork;

    ConfirmationLimits(InstantSource clock) {
        lettersByAddress = new Buckets<>(LETTERS_PER_ADDRESS, ONE_MORE_PER_ADDRESS, clock);
        lettersByNetwork = new Buckets<>(LETTERS_PER_NETWORK, ONE_MORE_PER_NETWORK, clock);
        codesByNetwork = new Buckets<>(CODES_PER_NETWORK, ONE_MORE_CODE, clock);
    }

    /** Counts a wish for a mail by whoever is there. */
    void wish(InetAddress from) {
        allow(lettersByNetwork.take(LogInLimits.network(from)), "Too much is asked for from your address.");
    }

    /** Counts a mail to there. */
    void letter(EmailAddress to) {
        allow(lettersByAddress.take(to), "There were too many mails to this e-mail address.");
    }

    /** Counts a code typed by whoever is there. */
    void code(InetAddress from) {
        allow(codesByNetwork.take(LogInLimits.network(from)), "Too many codes were typed at your address.");
    }

    private static void allow(Duration wait, String what) {
        if (!wait.isZero()) {
            throw new ProblemException(
                    new Problem.TooManyRequests(what + " Try again in " + (wait.toSeconds() + 1) + " s.", wait));
        }
    }
}
