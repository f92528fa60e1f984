package org.leasehold.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.leasehold.testing.Problems.problemOf;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leasehold.common.Problem;
import org.leasehold.testing.Modules;

/** One sees where one is logged in, and ends it (ASVS 3.3.4). */
class SessionsTest {

    @RegisterExtension
    static final Modules modules = Modules.in("org.leasehold.accounts");

    private static final String PASSWORD = "the password of ada";
    private static final InetAddress HOME = InetAddress.ofLiteral("192.0.2.1");

    private static int count;

    private final Sessions sessions = modules.the(Sessions.class);
    private final Authentication authentication = modules.the(Authentication.class);
    private String ada = "";

    @BeforeEach
    void createAccount() {
        count++;
        ada = "ada" + count;
        modules.the(Accounts.class)
                .create(new Actor.System(), new NewAccount(ada, "Ada", null, PASSWORD, false, false));
    }

    @Test
    void eachSessionSaysWhichBrowserItIsOnAndWhichOneAsks() {
        String laptop = logIn();
        String phone = logIn();
        sessions.describe(laptop, new Device("Firefox on Linux", "192.0.2.1"));
        sessions.describe(phone, new Device("Safari on iPhone", "2001:db8::7"));

        assertThat(sessions.list(person(laptop), laptop))
                .extracting(Sessions.Open::device, Sessions.Open::isCurrent)
                .containsExactly(
                        tuple(new Device("Firefox on Linux", "192.0.2.1"), true),
                        tuple(new Device("Safari on iPhone", "2001:db8::7"), false));
    }

    @Test
    void lastUseMovesOn() {
        String laptop = logIn();
        modules.clock().advance(Duration.ofHours(3));
        Actor.Person person = person(laptop);

        assertThat(sessions.list(person, laptop))
                .singleElement()
                .satisfies(open ->
                        assertThat(open.usedAt()).isEqualTo(open.createdAt().plus(Duration.ofHours(3))));
    }

    @Test
    void anEndedSessionIsOverAtOnceAndTheOthersGoOn() {
        String laptop = logIn();
        String phone = logIn();
        Actor.Person person = person(laptop);
        person(phone);

        sessions.end(person, idOf(phone));

        assertThat(authentication.bySession(phone)).isEmpty();
        assertThat(authentication.bySession(laptop)).isPresent();
    }

    @Test
    void allButThisOneEnd() {
        String laptop = logIn();
        List<String> others = List.of(logIn(), logIn(), logIn());

        sessions.endOthers(person(laptop), laptop);

        assertThat(others)
                .allSatisfy(
                        cookie -> assertThat(authentication.bySession(cookie)).isEmpty());
        assertThat(sessions.list(person(laptop), laptop)).hasSize(1);
    }

    @Test
    void nobodyEndsASessionOfSomebodyElse() {
        String mine = logIn();
        long id = idOf(mine);
        createAccount();
        Actor.Person other = person(logIn());

        assertThat(problemOf(Problem.NotFound.class, () -> sessions.end(other, id))
                        .detail())
                .isEqualTo("You have no session " + id + ".");
        assertThat(authentication.bySession(mine)).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 | Firefox on Linux
            Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0 | Edge on Windows
            Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15 | Safari on macOS
            Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36 | Chrome on Android
            curl/8.5.0 | curl
            Something else (Windows) | Windows
            <script>alert(1)</script> | ''
            """)
    void aBrowserIsCalledWhatPeopleCallIt(String userAgent, String name) {
        assertThat(Device.of(userAgent, HOME)).isEqualTo(new Device(name, "192.0.2.1"));
    }

    private String logIn() {
        return sessions.logIn(new Credentials(ada, PASSWORD, HOME)).cookie();
    }

    private Actor.Person person(String cookie) {
        return authentication.bySession(cookie).orElseThrow().actor();
    }

    private long idOf(String cookie) {
        return sessions.list(person(cookie), cookie).stream()
                .filter(Sessions.Open::isCurrent)
                .findFirst()
                .orElseThrow()
                .id();
    }
}
