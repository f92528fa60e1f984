package org.leasehold.accounts.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Random secrets of 256 bits, and what is kept of them: their SHA-256. So many bits need no slow hash and no salt. */
final class Secret {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LETTERS = 43;

    private Secret() {}

    /**
     * What is kept of a secret; also the key under which it is found in memory.
     */
    record Hash(long first, long second, long third, long fourth) {

        static Hash of(byte[] bytes) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return new Hash(buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong());
        }

        byte[] bytes() {
            return ByteBuffer.allocate(32)
                    .putLong(first)
                    .putLong(second)
                    .putLong(third)
                    .putLong(fourth)
                    .array();
        }
    }

    /** A new secret, as letters that need no quoting anywhere. */
    static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether this can be one of our secrets, behind its prefix. Keeps nonsense from the database. */
    static boolean looksRight(String text, String prefix) {
        if (text.length() != prefix.length() + LETTERS || !text.startsWith(prefix)) {
            return false;
        }
        for (int index = prefix.length(); index < text.length(); index++) {
            char letter = text.charAt(index);
            boolean right = letter >= 'a' && letter <= 'z'
                    || letter >= 'A' && letter <= 'Z'
                    || letter >= '0' && letter <= '9'
                    || letter == '-'
                    || letter == '_';
            if (!right) {
                return false;
            }
        }
        return true;
    }

    static Hash hash(String secret) {
        try {
            ByteBuffer digest = ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.ISO_8859_1)));
            return new Hash(digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256", e);
        }
    }
}
