package org.leasehold.notifications.internal;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.leasehold.common.mail.Letter;
import org.leasehold.common.mail.MailServer;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Hands letters to one mail server by SMTP. Thread-safe; each letter has a connection of its own. */
final class SmtpSender implements LetterSender {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** How long the server may keep silent: some look at what they got before they answer. */
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private static final int LONGEST_REASON = 500;
    private static final int REFUSED_FOR_GOOD = 500;

    private final JavaMailSenderImpl mail = new JavaMailSenderImpl();
    private final MailServer server;
    private final LetterMessages messages;

    /** @throws IllegalArgumentException when {@code from} is no address */
    SmtpSender(MailServer server, String from) {
        this.server = server;
        this.messages = new LetterMessages(from);
        String protocol = server.encrypted() ? "smtps" : "smtp";
        mail.setProtocol(protocol);
        mail.setHost(server.host());
        mail.setPort(server.port());
        mail.setUsername(server.user());
        mail.setPassword(server.password());
        mail.setJavaMailProperties(properties("mail." + protocol + ".", server));
    }

    @Override
    public Attempt send(Letter letter, UUID messageId, Date date) {
        try {
            mail.send(messages.of(letter, messageId, date));
            return new Attempt.Sent();
        } catch (MailAuthenticationException e) {
            return new Attempt.Away("The mail server " + server + " does not let us in: " + reason(e));
        } catch (MailSendException e) {
            return outcome(e);
        } catch (MailException | MessagingException e) {
            return new Attempt.Away("The letter could not be handed to " + server + ": " + reason(e));
        }
    }

    private static Properties properties(String prefix, MailServer server) {
        Properties properties = new Properties();
        properties.setProperty(prefix + "connectiontimeout", Long.toString(CONNECT.toMillis()));
        properties.setProperty(prefix + "timeout", Long.toString(ANSWER.toMillis()));
        properties.setProperty(prefix + "writetimeout", Long.toString(ANSWER.toMillis()));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        if (server.user() != null) {
            properties.setProperty(prefix + "auth", "true");
        }
        if (!server.encrypted()) {
            properties.setProperty(prefix + "starttls.enable", "true");
            // A password is told to nobody who listens.
            properties.setProperty(prefix + "starttls.required", Boolean.toString(server.password() != null));
        }
        return properties;
    }

    /** Spring keeps what went wrong with each message apart from causes. */
    private Attempt outcome(MailSendException failure) {
        Exception[] ofMessages = failure.getMessageExceptions();
        Throwable first = ofMessages != null && ofMessages.length > 0 ? ofMessages[0] : failure;
        Throwable answered = null;
        for (Throwable cause = first; cause != null; cause = cause.getCause()) {
            // What is said of the recipient tells more than what is said of the letter.
            if (code(cause) > 0 && (answered == null || cause instanceof SMTPAddressFailedException)) {
                answered = cause;
            }
        }
        if (answered == null) {
            return new Attempt.Away("The mail server " + server + " did not take the letter: " + reason(first));
        }
        return code(answered) >= REFUSED_FOR_GOOD
                ? new Attempt.Never(reason(answered))
                : new Attempt.NotNow(reason(answered));
    }

    /** The number that the server answered, or 0. */
    private static int code(Throwable failure) {
        return switch (failure) {
            case SMTPAddressFailedException ofRecipient -> ofRecipient.getReturnCode();
            case SMTPSenderFailedException ofSender -> ofSender.getReturnCode();
            case SMTPSendFailedException ofLetter -> ofLetter.getReturnCode();
            default -> 0;
        };
    }

    private static String reason(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null && code(deepest) == 0) {
            deepest = deepest.getCause();
        }
        @Nullable String message = deepest.getMessage();
        String words = message == null || message.isBlank() ? deepest.getClass().getSimpleName() : message;
        String line = words.replaceAll("\\s+", " ").strip();
        return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) : line;
    }
}
