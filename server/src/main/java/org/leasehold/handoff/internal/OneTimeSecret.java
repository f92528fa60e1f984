package org.leasehold.handoff.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** Random secrets of 256 bits, and what is kept of them: their SHA-256 (row T1). */
public final class OneTimeSecret {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    private OneTimeSecret() {}

    /** A new one, as letters that need no quoting anywhere. */
    public static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether this can be one, or the letters of a hash. */
    public static boolean looksRight(String text) {
        return FORM.matcher(text).matches();
    }

    public static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256", e);
        }
    }

    /** The hash as letters, for addresses and text columns. */
    public static String hashText(String secret) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash(secret));
    }

    /** Whether two secrets are the same; takes as long when they are not. */
    public static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(hash(one), hash(other));
    }
}
