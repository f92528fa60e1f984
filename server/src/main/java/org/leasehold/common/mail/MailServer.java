package org.leasehold.common.mail;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The mail server that takes our letters, and who we are there. Its text never shows the password.
 *
 * @param encrypted from the first byte ({@code smtps}); otherwise as soon as the server offers it
 * @param user null when the server asks for none
 * @param password null when the server asks for none
 */
public record MailServer(
        String host,
        int port,
        boolean encrypted,
        @Nullable String user,
        @Nullable String password) {

    private static final int SUBMISSION = 587;
    private static final int SUBMISSIONS = 465;

    /**
     * Reads an address such as {@code smtp://user:password@host:587} or {@code smtps://host}. The ports are those of
     * RFC 8314 unless said.
     *
     * @throws IllegalArgumentException without the password
     */
    public static MailServer parse(String text) {
        URI uri = parsedUri(text);
        boolean encrypted = "smtps".equals(uri.getScheme());
        boolean root = uri.getRawPath() == null
                || uri.getRawPath().isEmpty()
                || uri.getRawPath().equals("/");
        if (!encrypted && !"smtp".equals(uri.getScheme()) || uri.getHost() == null || !root) {
            throw new IllegalArgumentException("The address of a mail server is smtp://host or smtps://host.");
        }
        String[] known = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        int usual = encrypted ? SUBMISSIONS : SUBMISSION;
        return new MailServer(
                uri.getHost(),
                uri.getPort() < 0 ? usual : uri.getPort(),
                encrypted,
                known.length > 0 ? decoded(known[0]) : null,
                known.length > 1 ? decoded(known[1]) : null);
    }

    private static URI parsedUri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException _) {
            // The cause would show the password.
            throw new IllegalArgumentException("The address of the mail server cannot be read. Special characters of"
                    + " the password are written as %XX.");
        }
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The address for people. */
    @Override
    public String toString() {
        return (encrypted ? "smtps://" : "smtp://") + host + ":" + port;
    }
}
