package org.leasehold.notifications.internal;

import java.time.InstantSource;
import java.util.List;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.common.mail.LetterCarrier;
import org.leasehold.notifications.SentMail;
import org.springframework.stereotype.Service;

/** The outbox as administrators see it. */
@Service
class DefaultSentMail implements SentMail {

    private final LetterRepository letters;
    private final LetterCarrier carrier;
    private final InstantSource clock;

    DefaultSentMail(LetterRepository letters, LetterCarrier carrier, InstantSource clock) {
        this.letters = letters;
        this.carrier = carrier;
        this.clock = clock;
    }

    @Override
    public List<Entry> list(List<State> states, long before, int limit) {
        return letters.list(states, before, limit);
    }

    @Override
    public Entry retry(long id) {
        boolean waits = letters.retry(id, clock.instant());
        Entry entry = letters.find(id)
                .orElseThrow(() -> new ProblemException(Problem.NotFound.of("letter", Long.toString(id))));
        if (!waits) {
            throw new ProblemException(
                    new Problem.WrongState("Letter " + id + " is sent, or being sent just now; once is enough."));
        }
        carrier.lettersWait();
        return entry;
    }
}
