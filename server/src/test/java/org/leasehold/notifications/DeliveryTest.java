package org.leasehold.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.leasehold.testing.Problems.problemOf;

import jakarta.mail.MessagingException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.common.Problem;
import org.leasehold.common.mail.EmailAddress;
import org.leasehold.common.mail.Letter;
import org.leasehold.common.mail.LetterDraft;
import org.leasehold.common.mail.MailSettings;
import org.leasehold.notifications.SentMail.Entry;
import org.leasehold.notifications.SentMail.State;
import org.leasehold.testing.TestClock;
import org.leasehold.testing.TestDatabase;
import org.leasehold.testing.TestMail;

/** Letters from the outbox to real mail servers: good ones, slow ones, and those that refuse. */
class DeliveryTest {

    @RegisterExtension
    static final TestMail mail = new TestMail();

    private static final URI LINK = URI.create("https://leases.example.org/confirm#secret=abc");

    private final TestDatabase database = new TestDatabase();
    private final TestClock clock = new TestClock();

    @BeforeEach
    void open() {
        database.open();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aLetterIsReadableAsTextAndAsHtmlAndLeadsToTheSamePlace() throws MessagingException {
        try (PostOffice office = office(mail.settings())) {
            leave(office, letterTo("both@example.org"));

            TestMail.Received received = mail.await("both@example.org");
            assertThat(received.subject()).isEqualTo("Grüße aus dem Labor");
            assertThat(received.text()).contains("Ünlü says hello.", LINK.toString());
            assertThat(received.html()).contains("&Uuml;nl&uuml; says hello.", "href=\"" + LINK + "\"");
            assertThat(received.whole().getContentType()).startsWith("multipart/alternative");
            assertThat(received.whole().getSentDate()).isEqualTo(TestClock.START);
            assertThat(received.whole().getHeader("Message-ID")[0]).matches("<[0-9a-f-]{36}@example\\.org>");
            assertThat(received.whole().getHeader("From")).containsExactly(TestMail.FROM);
            assertThat(received.whole().getHeader("Auto-Submitted")).containsExactly("auto-generated");
        }
    }

    @Test
    void whatIsNotCommittedIsNotSent() {
        try (PostOffice office = office(mail.settings())) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> database.transactions().run(() -> {
                        office.outbox().send(letterTo("regretted@example.org"));
                        throw new IllegalStateException("We think again.");
                    }));
            leave(office, letterTo("meant@example.org"));

            mail.await("meant@example.org");
            assertThat(mail.of("regretted@example.org")).isEmpty();
        }
    }

    @Test
    void whatItSaidIsForgottenWhenItIsSentAndThatItWasAfterThirtyDays() {
        try (PostOffice office = office(mail.settings())) {
            leave(office, letterTo("short@example.org"));
            assertThat(office.await("short@example.org", State.SENT, 1).finishedAt())
                    .isEqualTo(TestClock.START);
            assertThat(count("body_text is not null or body_html is not null")).isZero();
        }

        clock.advance(Duration.ofDays(30));
        try (PostOffice office = office(mail.settings())) {
            leave(office, letterTo("next@example.org"));
            office.await("next@example.org", State.SENT, 1);
            assertThat(count("recipient = 'short@example.org'")).isZero();
        }
    }

    @Test
    void whileTheMailServerIsDownLettersWaitLongerEachTimeAndThenGo() {
        MailSettings settings = mail.settings();
        int port = mail.goesAway();
        try (PostOffice office = office(settings)) {
            leave(office, letterTo("patient@example.org"));
            assertThat(pauseAfter(office, 1)).isEqualTo(Duration.ofSeconds(10));
            clock.advance(Duration.ofSeconds(10));
            office.look();
            assertThat(pauseAfter(office, 2)).isEqualTo(Duration.ofSeconds(20));
            assertThat(office.letter("patient@example.org").problem()).contains("127.0.0.1:" + port);

            mail.comesBack(port);
            clock.advance(Duration.ofSeconds(20));
            office.look();

            assertThat(mail.await("patient@example.org").text()).contains(LINK.toString());
            assertThat(office.await("patient@example.org", State.SENT, 3).problem())
                    .isNull();
        }
    }

    private Duration pauseAfter(PostOffice office, int attempts) {
        Entry entry = office.await("patient@example.org", State.WAITING, attempts);
        assertThat(entry.nextAttempt()).isNotNull();
        return Duration.between(clock.instant(), entry.nextAttempt());
    }

    @Test
    void aLetterThatIsRefusedForGoodIsGivenUpWithTheReasonAndTheAdministratorMayTryAgain() {
        try (ScriptedSmtp smtp = new ScriptedSmtp().says("gone@example.org", "550 5.1.1 No such user here");
                PostOffice office = office(smtp.settings())) {
            leave(office, letterTo("gone@example.org"));

            Entry failed = office.await("gone@example.org", State.FAILED, 1);
            assertThat(failed.problem()).contains("550 5.1.1 No such user here");
            assertThat(failed.nextAttempt()).isNull();

            smtp.says("gone@example.org", "250 Welcome back");
            office.sentMail().retry(failed.id());
            office.await("gone@example.org", State.SENT, 2);
            problemOf(Problem.WrongState.class, () -> office.sentMail().retry(failed.id()));
            problemOf(Problem.NotFound.class, () -> office.sentMail().retry(4711));
        }
    }

    @Test
    void aLetterThatIsWantedLaterIsTriedForThreeDays() {
        try (ScriptedSmtp smtp = new ScriptedSmtp().says("full@example.org", "452 4.2.2 Mailbox full");
                PostOffice office = office(smtp.settings())) {
            leave(office, letterTo("full@example.org"));
            Entry waits = office.await("full@example.org", State.WAITING, 1);
            assertThat(waits.nextAttempt()).isEqualTo(TestClock.START.plus(Duration.ofMinutes(1)));
            assertThat(waits.problem()).contains("452 4.2.2 Mailbox full");

            clock.advance(Duration.ofDays(3));
            office.look();

            assertThat(office.await("full@example.org", State.FAILED, 2).problem())
                    .contains("Mailbox full");
        }
    }

    @Test
    void aServerThatLetsNobodyInIsNoReasonToGiveALetterUp() {
        try (ScriptedSmtp smtp = new ScriptedSmtp().greets("554 Not today");
                PostOffice office = office(smtp.settings())) {
            leave(office, letterTo("outside@example.org"));

            assertThat(office.await("outside@example.org", State.WAITING, 1).problem())
                    .contains("554");
        }
    }

    @Test
    void aServerThatIsSilentAboutOneHoldsUpNobodyElse() {
        try (ScriptedSmtp smtp = new ScriptedSmtp().says("silent@example.org", "");
                PostOffice office = office(smtp.settings())) {
            leave(office, letterTo("silent@example.org"));
            leave(office, letterTo("quick@example.org"));

            office.await("quick@example.org", State.SENT, 1);
            assertThat(smtp.delivered()).containsExactly("quick@example.org");
            assertThat(office.letter("silent@example.org").state()).isEqualTo(State.WAITING);
        }
    }

    @Test
    void twoServersSendALetterOnce() {
        try (ScriptedSmtp smtp = new ScriptedSmtp();
                PostOffice one = office(smtp.settings());
                PostOffice other = office(smtp.settings())) {
            List<String> people = IntStream.range(0, 40)
                    .mapToObj(number -> "person" + number + "@example.org")
                    .toList();
            database.transactions()
                    .run(() -> people.forEach(person -> one.outbox().send(letterTo(person))));
            other.look();

            people.forEach(person -> one.await(person, State.SENT, 1));
            assertThat(smtp.delivered()).containsExactlyInAnyOrderElementsOf(people);
        }
    }

    @Test
    void aLetterOutlivesTheServerThatHadIt() {
        try (PostOffice office = office(MailSettings.NONE)) {
            leave(office, letterTo("later@example.org"));
        }
        // As a server leaves it that was killed while it sent.
        database.jdbc()
                .sql("update letter set state = 'sending', attempts = 1, due_at = due_at + interval '5 minutes'")
                .update();

        try (PostOffice office = office(mail.settings())) {
            assertThat(office.letter("later@example.org").state()).isEqualTo(State.WAITING);
            clock.advance(Duration.ofMinutes(5));
            office.look();

            office.await("later@example.org", State.SENT, 2);
            assertThat(mail.of("later@example.org")).hasSize(1);
        }
    }

    @Test
    void withoutAMailServerLettersWaitAndTheAdministratorIsTold() {
        try (PostOffice office = office(MailSettings.NONE)) {
            assertThat(office.told())
                    .containsExactly(
                            "No mail goes out; letters wait. Set mail.url and mail.from in the configuration file.");
            leave(office, letterTo("waits@example.org"));
            assertThat(office.letter("waits@example.org").state()).isEqualTo(State.WAITING);
        }

        clock.advance(Duration.ofDays(3));
        try (PostOffice office = office(MailSettings.NONE)) {
            assertThat(office.await("waits@example.org", State.FAILED, 0).problem())
                    .isEqualTo("No mail server was set up.");
        }
    }

    private PostOffice office(MailSettings settings) {
        return new PostOffice(database, clock, settings);
    }

    private void leave(PostOffice office, Letter letter) {
        database.transactions().run(() -> office.outbox().send(letter));
    }

    private static Letter letterTo(String address) {
        return LetterDraft.about("Grüße aus dem Labor")
                .says("Ünlü says hello.")
                .leadsTo("Confirm", LINK)
                .to(new EmailAddress(address));
    }

    private int count(String condition) {
        return database.jdbc()
                .sql("select count(*) from letter where " + condition)
                .query(Integer.class)
                .single();
    }
}
