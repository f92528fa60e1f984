package org.leasehold.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.leasehold.common.mail.MailServer;
import org.leasehold.common.mail.MailSettings;

/**
 * A real mail server for one test class, with a mailbox for everybody. Registered before the {@link World} that mails
 * to it ({@code @Order}).
 */
public final class TestMail implements BeforeAllCallback, AfterAllCallback {

    public static final String FROM = "Leasehold <leases@example.org>";

    private static final long PATIENCE_MILLIS = 20_000;
    private static final Pattern CODE = Pattern.compile("(?m)^ {4}(\\d{6})$");
    private static final Pattern LINK = Pattern.compile("(?m)^(https?://\\S+)$");

    private @Nullable GreenMail server;

    /** What somebody finds in the mailbox. */
    public record Received(String to, String subject, String text, String html, MimeMessage whole) {

        /** The six digits to type. */
        public String code() {
            return first(CODE);
        }

        /** Where it leads. */
        public String link() {
            return first(LINK);
        }

        /** The secret in its link. */
        public String secret() {
            return link().substring(link().indexOf("#secret=") + "#secret=".length());
        }

        private String first(Pattern pattern) {
            Matcher found = pattern.matcher(text);
            assertThat(found.find()).as(text).isTrue();
            return found.group(1);
        }
    }

    @Override
    public void beforeAll(ExtensionContext test) {
        start(0);
    }

    @Override
    public void afterAll(ExtensionContext test) {
        running().stop();
    }

    /** Where it can be reached. */
    public MailSettings settings() {
        return new MailSettings(new MailServer("127.0.0.1", port(), false, null, null), null, FROM);
    }

    public int port() {
        return running().getSmtp().getPort();
    }

    /** Is away until it {@link #comesBack}. Returns the port that it comes back to. */
    public int goesAway() {
        int port = port();
        running().stop();
        return port;
    }

    public void comesBack(int port) {
        start(port);
    }

    /** The mails that somebody got, the oldest first. */
    public List<Received> of(String address) {
        return Arrays.stream(running().getReceivedMessages())
                .map(TestMail::received)
                .filter(received -> received.to().equals(address))
                .toList();
    }

    /** Waits for the n-th mail to somebody. */
    public Received await(String address, int count) {
        long until = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        while (of(address).size() < count && System.nanoTime() < until) {
            running().waitForIncomingEmail(100, running().getReceivedMessages().length + 1);
        }
        assertThat(of(address)).as("mails to " + address).hasSizeGreaterThanOrEqualTo(count);
        return of(address).get(count - 1);
    }

    /** Waits for the first mail to somebody. */
    public Received await(String address) {
        return await(address, 1);
    }

    private void start(int port) {
        ServerSetup setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(PATIENCE_MILLIS);
        server = new GreenMail(setup);
        server.start();
    }

    private GreenMail running() {
        return Objects.requireNonNull(server, "Register it as a static extension.");
    }

    private static Received received(MimeMessage message) {
        try {
            Multipart parts = (Multipart) message.getContent();
            return new Received(
                    message.getAllRecipients()[0].toString(),
                    message.getSubject(),
                    text(parts, 0, "text/plain"),
                    text(parts, 1, "text/html"),
                    message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Multipart parts, int index, String mediaType) throws MessagingException, IOException {
        assertThat(parts.getBodyPart(index).isMimeType(mediaType)).isTrue();
        return ((String) parts.getBodyPart(index).getContent()).replace("\r\n", "\n");
    }
}
