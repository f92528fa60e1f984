package org.leasehold.notifications.internal;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Date;
import java.util.UUID;
import org.leasehold.common.mail.Letter;

/** Puts letters into a folder, as files that mail programs open: for trying, where there is no mail server. */
final class FolderSender implements LetterSender {

    private final Path folder;
    private final LetterMessages messages;

    FolderSender(Path folder, String from) {
        this.folder = folder;
        this.messages = new LetterMessages(from);
    }

    @Override
    public Attempt send(Letter letter, UUID messageId, Date date) {
        String to = letter.to().text().replaceAll("[^A-Za-z0-9@._-]", "_");
        Path file = folder.resolve(date.getTime() + "-" + to + ".eml");
        Path unfinished = folder.resolve(messageId + ".part");
        try {
            Files.createDirectories(folder);
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                messages.of(letter, messageId, date).writeTo(out);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new Attempt.Sent();
        } catch (IOException | MessagingException e) {
            return new Attempt.Away("The letter could not be written to " + file + ": " + e.getMessage());
        }
    }
}
