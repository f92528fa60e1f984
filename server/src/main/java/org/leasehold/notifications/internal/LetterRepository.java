package org.leasehold.notifications.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leasehold.common.mail.EmailAddress;
import org.leasehold.common.mail.Letter;
import org.leasehold.notifications.SentMail.Entry;
import org.leasehold.notifications.SentMail.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The letters of the outbox in the database. */
@Repository
class LetterRepository {

    private static final String COLUMNS =
            "id, recipient, subject, state, attempts, problem, created_at, due_at, finished_at";

    private final JdbcClient jdbc;

    LetterRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A letter that is to be sent now.
     *
     * @param attempts with the one that begins
     */
    record Due(long id, UUID messageId, int attempts, Instant createdAt, Letter letter) {}

    /** Takes letters that are due. Nobody else gets them before {@code until}, also not when this server dies. */
    List<Due> take(int most, Instant now, Instant until) {
        return jdbc.sql("""
                        update letter set state = 'sending', due_at = :until, attempts = attempts + 1
                         where id in (select id from letter where state in ('waiting', 'sending') and due_at <= :now
                                       order by due_at, id limit :most for update skip locked)
                        returning id, message_id, attempts, created_at, recipient, subject, body_text, body_html
                        """)
                .param("most", most)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .query((row, _) -> new Due(
                        row.getLong("id"),
                        row.getObject("message_id", UUID.class),
                        row.getInt("attempts"),
                        row.getTimestamp("created_at").toInstant(),
                        new Letter(
                                new EmailAddress(row.getString("recipient")),
                                row.getString("subject"),
                                row.getString("body_text"),
                                row.getString("body_html"))))
                .list();
    }

    /** When the next letter is due, or could be taken over from a server that died. */
    Optional<Instant> nextDue() {
        return jdbc.sql("""
                        select min(due_at) from letter
                         where state in ('waiting', 'sending')
                        having min(due_at) is not null
                        """).query((row, _) -> row.getTimestamp(1).toInstant()).optional();
    }

    /** What it said is removed at once: it may have been a secret. */
    void markSent(long id, Instant now) {
        jdbc.sql("""
                        update letter
                           set state = 'sent', body_text = null, body_html = null, problem = null, finished_at = :now
                         where id = :id
                        """).param("id", id).param("now", Timestamp.from(now)).update();
    }

    void postpone(long id, String problem, Instant dueAt) {
        jdbc.sql("""
                        update letter set state = 'waiting', due_at = :due, problem = :problem
                         where id = :id and state = 'sending'
                        """)
                .param("id", id)
                .param("problem", problem)
                .param("due", Timestamp.from(dueAt))
                .update();
    }

    void giveUp(long id, String problem, Instant now) {
        jdbc.sql("""
                        update letter set state = 'failed', problem = :problem, finished_at = :now
                         where id = :id and state = 'sending'
                        """)
                .param("id", id)
                .param("problem", problem)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Gives up letters that nobody has tried to send for as long. */
    void giveUpOlderThan(Duration age, String problem, Instant now) {
        jdbc.sql("""
                        update letter set state = 'failed', problem = :problem, finished_at = :now
                         where state = 'waiting' and created_at <= :before
                        """)
                .param("problem", problem)
                .param("now", Timestamp.from(now))
                .param("before", Timestamp.from(now.minus(age)))
                .update();
    }

    void removeOlderThan(Duration age, Instant now) {
        jdbc.sql("delete from letter where created_at <= :before and state in ('sent', 'failed')")
                .param("before", Timestamp.from(now.minus(age)))
                .update();
    }

    Optional<Entry> find(long id) {
        return jdbc.sql("select " + COLUMNS + " from letter where id = :id")
                .param("id", id)
                .query((row, _) -> entry(row))
                .optional();
    }

    List<Entry> list(List<State> states, long before, int limit) {
        return jdbc.sql("select " + COLUMNS + """
                         from letter
                         where state = any(:states) and id < :before
                         order by id desc limit :limit
                        """)
                .param(
                        "states",
                        states.stream().flatMap(LetterRepository::words).toArray(String[]::new))
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> entry(row))
                .list();
    }

    /** Has a letter that waits or was given up tried again; the three days until it is given up begin anew. */
    boolean retry(long id, Instant now) {
        return jdbc.sql("""
                        update letter set state = 'waiting', due_at = :now, created_at = :now, finished_at = null
                         where id = :id and state in ('waiting', 'failed')
                        """).param("id", id).param("now", Timestamp.from(now)).update() == 1;
    }

    private static Entry entry(ResultSet row) throws SQLException {
        State state = state(row.getString("state"));
        return new Entry(
                row.getLong("id"),
                row.getString("recipient"),
                row.getString("subject"),
                state,
                row.getInt("attempts"),
                row.getString("problem"),
                row.getTimestamp("created_at").toInstant(),
                state == State.WAITING ? row.getTimestamp("due_at").toInstant() : null,
                instant(row.getTimestamp("finished_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    /** A letter that is being sent still waits, as far as people are concerned. */
    private static Stream<String> words(State state) {
        return state == State.WAITING
                ? Stream.of("waiting", "sending")
                : Stream.of(state.name().toLowerCase(Locale.ROOT));
    }

    private static State state(String word) {
        return word.equals("sending") ? State.WAITING : State.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
