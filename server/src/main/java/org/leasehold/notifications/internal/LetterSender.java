package org.leasehold.notifications.internal;

import java.util.Date;
import java.util.UUID;
import org.leasehold.common.mail.Letter;

/** Takes one letter where it goes. */
interface LetterSender {

    Attempt send(Letter letter, UUID messageId, Date date);
}
