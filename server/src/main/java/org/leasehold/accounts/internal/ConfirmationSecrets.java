package org.leasehold.accounts.internal;

import java.security.SecureRandom;
import java.util.Locale;

/**
 * The secrets of one confirmation.
 *
 * @param link what the mail's link holds: 256 random bits
 * @param begun what the browser that began it holds: 256 other ones
 * @param code six digits in the mail; good only together with {@code begun}, so that neither the database alone nor
 *     the mail's code alone confirms anything
 */
record ConfirmationSecrets(String link, String begun, String code) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CODES = 1_000_000;

    static ConfirmationSecrets random() {
        return of(Secret.random());
    }

    /** New secrets for the browser that began it. */
    static ConfirmationSecrets of(String begun) {
        String code = String.format(Locale.ROOT, "%06d", RANDOM.nextInt(CODES));
        return new ConfirmationSecrets(Secret.random(), begun, code);
    }

    Secret.Hash linkHash() {
        return Secret.hash(link);
    }

    Secret.Hash begunHash() {
        return Secret.hash(begun);
    }

    Secret.Hash codeHash() {
        return codeHash(begun, code);
    }

    static Secret.Hash codeHash(String begun, String code) {
        return Secret.hash(begun + ":" + code);
    }

    @Override
    public String toString() {
        return "ConfirmationSecrets";
    }
}
