package org.leasehold.accounts;

/**
 * What hashing a password costs whoever guesses, and us at every log-in.
 *
 * @param memoryKib how much memory it fills
 * @param passes how often it goes over it
 */
public record PasswordCost(int memoryKib, int passes) {

    /** What OWASP's Password Storage Cheat Sheet says of Argon2id on one lane: 19 MiB, 2 passes. Servers have no other. */
    public static final PasswordCost USUAL = new PasswordCost(19_456, 2);
}
