package org.leasehold.accounts.internal;

import com.nulabinc.zxcvbn.Zxcvbn;

/**
 * Knows what those try first who guess passwords: tens of thousands that have leaked, words, names, dates, keys that lie
 * side by side, and what people make of them to please a form (ASVS 2.1.7). Asks nobody outside.
 */
final class PasswordGuessing {

    /** What is found within so many guesses is found by whoever tries slowly, for a few weeks. */
    private static final double EASY = 1e6;

    /** More of a password is not looked at, as the time that takes grows faster than its length. */
    private static final int LOOKED_AT = 64;

    private final Zxcvbn zxcvbn = new Zxcvbn();

    boolean isKnown(String password) {
        String start = password.substring(0, Math.min(LOOKED_AT, password.length()));
        return zxcvbn.measure(start).getGuesses() < EASY;
    }
}
