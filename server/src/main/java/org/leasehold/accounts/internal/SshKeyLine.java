package org.leasehold.accounts.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;

/** A public key as OpenSSH writes it in one line. What it holds besides type, Base64 and comment is refused. */
record SshKeyLine(String type, String body, String comment) {

    private static final int LONGEST = 16_000;
    private static final int LONGEST_COMMENT = 200;

    /** DSA is none of them: OpenSSH takes it no more. */
    private static final Set<String> TYPES = Set.of(
            "ssh-ed25519",
            "ssh-rsa",
            "ecdsa-sha2-nistp256",
            "ecdsa-sha2-nistp384",
            "ecdsa-sha2-nistp521",
            "sk-ssh-ed25519@openssh.com",
            "sk-ecdsa-sha2-nistp256@openssh.com");

    /** @throws ProblemException {@code invalid}; never says what was given, which may be a private key */
    static SshKeyLine read(String text, String otherComment) {
        String line = text.strip();
        if (line.contains("PRIVATE KEY")) {
            throw invalid("This is a private key. Keep it to yourself, and give the one whose file ends in .pub.");
        }
        String[] words = line.split("[ \t]+", 3);
        if (line.length() > LONGEST || words.length < 2 || !TYPES.contains(words[0]) || !holds(words[1], words[0])) {
            throw invalid("A public key is one line as OpenSSH writes it: a type such as ssh-ed25519, then Base64.");
        }
        String own = words.length > 2 ? words[2] : "";
        return new SshKeyLine(words[0], words[1], comment(otherComment.isBlank() ? own : otherComment));
    }

    /** The Base64 begins with the type once more, and its length. */
    private static boolean holds(String body, String type) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(body));
            byte[] name = type.getBytes(StandardCharsets.US_ASCII);
            if (bytes.remaining() < 4 + name.length + 4 || bytes.getInt() != name.length) {
                return false;
            }
            byte[] found = new byte[name.length];
            bytes.get(found);
            return new String(found, StandardCharsets.US_ASCII).equals(type);
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    private static String comment(String wanted) {
        String comment = wanted.strip();
        if (comment.length() > LONGEST_COMMENT || comment.chars().anyMatch(Character::isISOControl)) {
            throw new ProblemException(new Problem.Invalid(
                    "comment",
                    "A comment has at most " + LONGEST_COMMENT + " characters, none of them a control character."));
        }
        return comment;
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(new Problem.Invalid("key", detail));
    }
}
