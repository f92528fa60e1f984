package org.leasehold.leases.internal;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.leasehold.calendar.Calendar;
import org.leasehold.common.Span;
import org.leasehold.common.events.EventTail;
import org.leasehold.leases.Lease;
import org.leasehold.leases.LeaseBook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills the lease book at the start and keeps it in step with the event log, so that changes made by other servers,
 * and those whose commit was not heard because the connection broke, arrive too.
 */
@Component
class LeaseFollower implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LeaseFollower.class);
    private static final Duration TICK = Duration.ofMillis(25);
    private static final Duration REMEMBERED = Duration.ofDays(2);
    private static final Duration TIDY = Duration.ofHours(1);
    private static final Duration LAST_LOOK = Duration.ofSeconds(3);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final EventTail tail;
    private final LeaseRepository repository;
    private final LeaseBook book;
    private final Calendar calendar;
    private final InstantSource clock;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("lease-follower").factory());
    private EventTail.Position position = new EventTail.Position("0", -1);
    private boolean away;
    private volatile boolean running;

    LeaseFollower(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            EventTail tail,
            LeaseRepository repository,
            LeaseBook book,
            Calendar calendar,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.tail = tail;
        this.repository = repository;
        this.book = book;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public void start() {
        position = tail.now();
        Instant since = clock.instant().minus(REMEMBERED);
        transaction.executeWithoutResult(_ -> {
            holdPast(since);
            readCurrent(since);
        });
        running = true;
        var _ = ticker.scheduleWithFixedDelay(this::follow, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
        var _ = ticker.scheduleWithFixedDelay(book::forgetOld, TIDY.toMinutes(), TIDY.toMinutes(), TimeUnit.MINUTES);
    }

    private void holdPast(Instant since) {
        try (Stream<Boolean> rows = jdbc
                .sql("""
                        select id, resource_ids, held_from, held_until
                          from lease
                         where state <> 'CANCELLED' and not (%s)
                         order by held_from
                        """.formatted(CURRENT))
                .withFetchSize(10_000)
                .param("since", Timestamp.from(since))
                .query((row, _) -> {
                    calendar.hold(
                            row.getLong("id"),
                            Arrays.asList(
                                    (Integer[]) row.getArray("resource_ids").getArray()),
                            new Span(
                                    row.getTimestamp("held_from").toInstant(),
                                    row.getTimestamp("held_until").toInstant()));
                    return true;
                })
                .stream()) {
            rows.forEach(_ -> {});
        }
    }

    private static final String CURRENT = "ends_at >= :since or state not in ('EXPIRED', 'CANCELLED')";

    private void readCurrent(Instant since) {
        try (Stream<Lease> rows = jdbc
                .sql("select " + LeaseRows.COLUMNS + " from lease where " + CURRENT)
                .withFetchSize(10_000)
                .param("since", Timestamp.from(since))
                .query((row, _) -> LeaseRows.read(row))
                .stream()) {
            rows.forEach(book::apply);
        }
    }

    private void follow() {
        try {
            List<EventTail.Entry> entries = tail.after(position);
            if (away) {
                away = false;
                log.info("The database is back.");
            }
            if (!entries.isEmpty()) {
                readNews(entries);
                position = entries.getLast().position();
            }
        } catch (DataAccessException | TransactionException lost) {
            if (!away) {
                away = true;
                log.warn("The database is away; changes are refused until it is back: {}", lost.getMessage());
            }
        } catch (RuntimeException bug) {
            log.error("Following the event log failed; it is tried again.", bug);
        }
    }

    /** What this server did itself it knows already. */
    private void readNews(List<EventTail.Entry> entries) {
        List<Long> ids = entries.stream()
                .filter(entry -> entry.kind().startsWith("lease."))
                .filter(entry -> !book.knows(entry.subjectId(), entry.revision()))
                .map(EventTail.Entry::subjectId)
                .distinct()
                .toList();
        if (!ids.isEmpty()) {
            repository.list(ids).forEach(book::apply);
        }
    }

    @Override
    public void stop() {
        running = false;
        ticker.shutdown();
        try {
            // A look at the log that is under way may finish: interrupted, it would break its connection.
            if (!ticker.awaitTermination(LAST_LOOK.toSeconds(), TimeUnit.SECONDS)) {
                ticker.shutdownNow();
            }
        } catch (InterruptedException hurried) {
            ticker.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server opens its port. */
    @Override
    public int getPhase() {
        return 0;
    }
}
