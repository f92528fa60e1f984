package org.leasehold.common.mail;

import java.sql.Timestamp;
import java.time.InstantSource;
import org.leasehold.common.database.Transactions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where letters are left. One that is left there is sent, whatever is killed next; see {@link LetterCarrier}. */
@Component
public class Outbox {

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final ObjectProvider<LetterCarrier> carriers;

    Outbox(JdbcClient jdbc, InstantSource clock, ObjectProvider<LetterCarrier> carriers) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.carriers = carriers;
    }

    /** Leaves a letter inside the caller's transaction: it goes out if and only if that is committed. */
    public void send(Letter letter) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                        insert into letter (recipient, subject, body_text, body_html, due_at, created_at)
                        values (:to, :subject, :text, :html, :now, :now)
                        """)
                .param("to", letter.to().text())
                .param("subject", letter.subject())
                .param("text", letter.text())
                .param("html", letter.html())
                .param("now", now)
                .update();
        Transactions.afterCommit(() -> carriers.forEach(LetterCarrier::lettersWait));
    }
}
