package org.leasehold.accounts.internal;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Codes by time as authenticator apps show them (RFC 6238): six digits, SHA-1, a new one each 30 s. */
@Component
class OneTimeCodes {

    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int DIGITS = 6;
    private static final int SECRET_BYTES = 20;

    /** A code of the step before or after counts too: clocks differ and people type slowly. */
    private static final int SKEW = 1;

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator(STEP, DIGITS);
    private final SecureRandom random = new SecureRandom();

    byte[] newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return secret;
    }

    /** The step that the code belongs to, if it is one of those around now. */
    OptionalLong stepOf(byte[] secret, String code, Instant now) {
        long present = now.getEpochSecond() / STEP.toSeconds();
        return LongStream.rangeClosed(present - SKEW, present + SKEW)
                .filter(step -> MessageDigest.isEqual(bytes(codeAt(secret, step)), bytes(code)))
                .findFirst();
    }

    /** The code that an app shows at that time. */
    String codeAt(byte[] secret, Instant at) {
        return codeAt(secret, at.getEpochSecond() / STEP.toSeconds());
    }

    private String codeAt(byte[] secret, long step) {
        try {
            return generator.generateOneTimePasswordString(
                    new SecretKeySpec(secret, generator.getAlgorithm()),
                    Instant.ofEpochSecond(step * STEP.toSeconds()));
        } catch (InvalidKeyException e) {
            throw new AssertionError("Any bytes are a key for HMAC", e);
        }
    }

    /** The secret in the letters that apps take (RFC 4648, base 32). */
    static String letters(byte[] secret) {
        StringBuilder letters = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (byte octet : secret) {
            held = held << 8 | octet & 0xff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                letters.append(BASE32.charAt(held >> bits & 31));
            }
        }
        if (bits > 0) {
            letters.append(BASE32.charAt(held << 5 - bits & 31));
        }
        return letters.toString();
    }

    /** What a picture for an app holds. */
    static URI address(byte[] secret, String issuer, String account) {
        return URI.create("otpauth://totp/" + quoted(issuer) + ":" + quoted(account) + "?secret=" + letters(secret)
                + "&issuer=" + quoted(issuer));
    }

    private static String quoted(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static byte[] bytes(String code) {
        return code.getBytes(StandardCharsets.UTF_8);
    }
}
