package org.leasehold.notifications;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.leasehold.common.Progress;
import org.leasehold.common.database.Transactions;
import org.leasehold.common.mail.LetterCarrier;
import org.leasehold.common.mail.MailSettings;
import org.leasehold.common.mail.Outbox;
import org.leasehold.notifications.SentMail.Entry;
import org.leasehold.notifications.SentMail.State;
import org.leasehold.testing.TestDatabase;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What one server does with letters, without the rest of it; several stand on one database. */
final class PostOffice implements AutoCloseable {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();
    private final List<String> told = new CopyOnWriteArrayList<>();

    PostOffice(TestDatabase database, InstantSource clock, MailSettings settings) {
        beans.registerBean(DataSource.class, database::dataSource, definition -> definition.setDestroyMethodName(""));
        beans.registerBean(JdbcClient.class, database::jdbc);
        beans.registerBean(Transactions.class, database::transactions);
        beans.registerBean(InstantSource.class, () -> clock);
        beans.registerBean(MailSettings.class, () -> settings);
        beans.registerBean(Progress.class, () -> told::add);
        beans.scan("org.leasehold.common.mail", "org.leasehold.notifications");
        beans.refresh();
    }

    Outbox outbox() {
        return beans.getBean(Outbox.class);
    }

    SentMail sentMail() {
        return beans.getBean(SentMail.class);
    }

    /** What the person at the console was told. */
    List<String> told() {
        return told;
    }

    /** Has it look for what is due, as it does by itself every half minute. */
    void look() {
        beans.getBean(LetterCarrier.class).lettersWait();
    }

    /** The one letter to somebody, once it is like that. */
    Entry await(String to, State state, int attempts) {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            Entry entry = letter(to);
            boolean settled = entry.state() != State.WAITING || entry.problem() != null;
            if (entry.state() == state && entry.attempts() >= attempts && settled && !isSending(entry)) {
                return entry;
            }
            if (System.nanoTime() > until) {
                throw new AssertionError("The letter to " + to + " is not " + state + " but " + entry);
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
    }

    Entry letter(String to) {
        return sentMail().list(List.of(State.values()), Long.MAX_VALUE, 1_000).stream()
                .filter(entry -> entry.to().equals(to))
                .findFirst()
                .orElseThrow();
    }

    private boolean isSending(Entry entry) {
        return beans.getBean(JdbcClient.class)
                .sql("select state = 'sending' from letter where id = ?")
                .param(entry.id())
                .query(Boolean.class)
                .single();
    }

    @Override
    public void close() {
        beans.close();
    }
}
