package org.leasehold.notifications.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.leasehold.common.Progress;
import org.leasehold.common.mail.LetterCarrier;
import org.leasehold.common.mail.MailSettings;
import org.leasehold.notifications.internal.LetterRepository.Due;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Takes the letters of the outbox to the mail server, a few at a time. A letter is taken for a while, so that of many
 * servers one sends it, and another one takes over what a dead one had. Nothing is held in the database while the mail
 * server thinks.
 */
@Component
class LetterDelivery implements SmartLifecycle, LetterCarrier {

    private static final Logger LOG = LoggerFactory.getLogger(LetterDelivery.class);

    static final Duration GIVE_UP_AFTER = Duration.ofDays(3);
    static final Duration KEPT = Duration.ofDays(30);

    private static final int AT_ONCE = 8;

    /** However slowly a mail server answers, byte by byte. */
    private static final Duration LONGEST_ATTEMPT = Duration.ofMinutes(2);

    /** Longer than the longest attempt, so that nobody takes what is still being sent. */
    private static final Duration TAKEN_FOR = Duration.ofMinutes(5);

    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(30);
    private static final Duration TIDIED_EVERY = Duration.ofHours(1);
    private static final Duration LAST_MOMENT = Duration.ofSeconds(5);
    private static final Duration PAUSE_WHEN_AWAY = Duration.ofSeconds(1);

    private final LetterRepository letters;
    private final MailSettings settings;
    private final Progress progress;
    private final InstantSource clock;
    private final Semaphore hands = new Semaphore(AT_ONCE);
    private final Semaphore wake = new Semaphore(0);
    private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
    private Instant tidyAt = Instant.MIN;
    private volatile boolean running;

    LetterDelivery(LetterRepository letters, MailSettings settings, Progress progress, InstantSource clock) {
        this.letters = letters;
        this.settings = settings;
        this.progress = progress;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        @Nullable LetterSender sender = sender();
        if (sender == null) {
            progress.say("No mail goes out; letters wait. Set mail.url and mail.from in the configuration file.");
        }
        var _ = work.submit(() -> run(sender));
    }

    private @Nullable LetterSender sender() {
        if (settings.server() != null) {
            return new SmtpSender(settings.server(), settings.from());
        }
        return settings.folder() == null ? null : new FolderSender(settings.folder(), settings.from());
    }

    @Override
    public void lettersWait() {
        wake.release();
    }

    private void run(@Nullable LetterSender sender) {
        while (running) {
            try {
                wake.drainPermits();
                tidy(sender != null);
                if (sender != null) {
                    sendDue(sender);
                }
                pause(untilNext(sender != null));
            } catch (DataAccessException | TransactionException away) {
                LOG.debug("Letters wait for the database: {}", away.getMessage());
                pause(PAUSE_WHEN_AWAY);
            } catch (RuntimeException bug) {
                LOG.error("Sending letters failed; it is tried again.", bug);
                pause(PAUSE_WHEN_AWAY);
            }
        }
    }

    private void tidy(boolean canSend) {
        Instant now = clock.instant();
        if (now.isBefore(tidyAt)) {
            return;
        }
        if (!canSend) {
            letters.giveUpOlderThan(GIVE_UP_AFTER, "No mail server was set up.", now);
        }
        letters.removeOlderThan(KEPT, now);
        tidyAt = now.plus(TIDIED_EVERY);
    }

    /** Has as many due letters sent as there are hands free. */
    private void sendDue(LetterSender sender) {
        int free = hands.drainPermits();
        List<Due> taken = List.of();
        try {
            Instant now = clock.instant();
            taken = free == 0 ? taken : letters.take(free, now, now.plus(TAKEN_FOR));
        } finally {
            hands.release(free - taken.size());
        }
        for (Due due : taken) {
            var _ = work.submit(() -> sendAndReport(sender, due));
        }
    }

    private Duration untilNext(boolean canSend) {
        if (!canSend || hands.availablePermits() == 0) {
            return LONGEST_SLEEP;
        }
        Instant now = clock.instant();
        Instant next = letters.nextDue().orElse(Instant.MAX);
        return next.isBefore(now.plus(LONGEST_SLEEP)) ? Duration.between(now, next) : LONGEST_SLEEP;
    }

    private void pause(Duration duration) {
        try {
            // Rounded up, so that we do not wake just before the time and find nothing due.
            boolean woken = !duration.isNegative() && wake.tryAcquire(duration.toMillis() + 1, TimeUnit.MILLISECONDS);
            LOG.trace("Awake, {}", woken ? "called" : "by the clock");
        } catch (InterruptedException stopped) {
            running = false;
        }
    }

    private void sendAndReport(LetterSender sender, Due due) {
        try {
            Attempt attempt = attempt(sender, due);
            report(() -> note(due, attempt));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            hands.release();
            wake.release();
        }
    }

    private Attempt attempt(LetterSender sender, Due due) throws InterruptedException {
        Future<Attempt> sending =
                work.submit(() -> sender.send(due.letter(), due.messageId(), Date.from(due.createdAt())));
        try {
            return sending.get(LONGEST_ATTEMPT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            return new Attempt.Away("The mail server took longer than " + LONGEST_ATTEMPT.toMinutes() + " minutes.");
        } catch (ExecutionException bug) {
            LOG.error("Letter {} could not be sent.", due.id(), bug.getCause());
            return new Attempt.NotNow("The letter could not be sent; the log says why.");
        } finally {
            // Closes the connection when it is still open.
            sending.cancel(true);
        }
    }

    private void note(Due due, Attempt attempt) {
        switch (attempt) {
            case Attempt.Sent _ -> letters.markSent(due.id(), clock.instant());
            case Attempt.Away away -> postpone(due, away.reason(), Attempt.SHORTEST_AWAY, Attempt.LONGEST_AWAY);
            case Attempt.NotNow later ->
                postpone(due, later.reason(), Attempt.SHORTEST_REFUSED, Attempt.LONGEST_REFUSED);
            case Attempt.Never never -> giveUp(due, never.reason());
        }
    }

    private void postpone(Due due, String reason, Duration shortest, Duration longest) {
        Instant now = clock.instant();
        if (!now.isBefore(due.createdAt().plus(GIVE_UP_AFTER))) {
            giveUp(due, reason);
            return;
        }
        LOG.info("Letter {} waits after attempt {}: {}", due.id(), due.attempts(), reason);
        letters.postpone(due.id(), reason, now.plus(Attempt.pause(shortest, longest, due.attempts())));
    }

    private void giveUp(Due due, String reason) {
        LOG.warn("Letter {} is given up after attempt {}: {}", due.id(), due.attempts(), reason);
        letters.giveUp(due.id(), reason, clock.instant());
    }

    /** Writes it down as soon as the database is there: a letter that is sent and not noted would be sent again. */
    private void report(Runnable outcome) throws InterruptedException {
        do {
            try {
                outcome.run();
                return;
            } catch (DataAccessException | TransactionException away) {
                LOG.debug("What became of a letter waits for the database: {}", away.getMessage());
                TimeUnit.MILLISECONDS.sleep(PAUSE_WHEN_AWAY.toMillis());
            }
        } while (running);
    }

    /** What is on its way gets a moment to arrive, so that it is not sent again by the next server. */
    @Override
    public void stop() {
        running = false;
        wake.release();
        try {
            boolean arrived = hands.tryAcquire(AT_ONCE, LAST_MOMENT.toMillis(), TimeUnit.MILLISECONDS);
            LOG.debug("Letters on their way have {}arrived", arrived ? "" : "not ");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        work.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
