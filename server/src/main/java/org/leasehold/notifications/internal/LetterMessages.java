package org.leasehold.notifications.internal;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import org.leasehold.common.mail.Letter;

/** Makes of letters what mail servers and mail programs read: text and HTML, from one sender. */
final class LetterMessages {

    private final InternetAddress from;

    /** @throws IllegalArgumentException when {@code from} is no address */
    LetterMessages(String from) {
        this.from = address(from);
    }

    MimeMessage of(Letter letter, UUID messageId, Date date) throws MessagingException {
        MimeMessage message = new NumberedMessage(messageId + "@" + domain());
        message.setFrom(from);
        message.setRecipient(
                Message.RecipientType.TO, new InternetAddress(letter.to().text()));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(date);
        // No out-of-office notes, please: RFC 3834.
        message.setHeader("Auto-Submitted", "auto-generated");
        // What can be shown comes last: RFC 2046, 5.1.4.
        message.setContent(new MimeMultipart("alternative", part(letter.text(), "plain"), part(letter.html(), "html")));
        return message;
    }

    private static MimeBodyPart part(String text, String kind) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, StandardCharsets.UTF_8.name(), kind);
        return part;
    }

    private String domain() {
        String address = from.getAddress();
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static InternetAddress address(String text) {
        try {
            InternetAddress address = new InternetAddress(text, true);
            address.validate();
            return address;
        } catch (MessagingException e) {
            throw new IllegalArgumentException("Letters cannot be from \"" + text + "\".", e);
        }
    }

    /** A message whose number is its letter's, however often it is sent. */
    private static final class NumberedMessage extends MimeMessage {

        private final String number;

        NumberedMessage(String number) {
            super(Session.getInstance(new Properties()));
            this.number = number;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + number + ">");
        }
    }
}
