package org.leasehold.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.testing.Problems.problemOf;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.accounts.Actor.Scope;
import org.leasehold.common.Problem;
import org.leasehold.testing.Modules;

class LoggingInTest {

    @RegisterExtension
    static final Modules modules = Modules.in("org.leasehold.accounts");

    private static final Actor SYSTEM = new Actor.System();
    private static final String PASSWORD = "the password of ada";
    private static final InetAddress HOME = InetAddress.ofLiteral("192.0.2.1");

    private static int count;

    private final Accounts accounts = modules.the(Accounts.class);
    private final Sessions sessions = modules.the(Sessions.class);
    private final Authentication authentication = modules.the(Authentication.class);
    private String ada = "";

    /** A new account for each test, because attempts are counted. */
    @BeforeEach
    void createAccount() {
        count++;
        ada = "ada" + count;
        accounts.create(SYSTEM, new NewAccount(ada, "Ada", ada + "@example.org", PASSWORD, false, false));
    }

    @Test
    void nameOrAddressAndPasswordBeginASession() {
        String byName = logIn(ada.toUpperCase(java.util.Locale.ROOT), PASSWORD);
        String byAddress = logIn(ada + "@Example.org", PASSWORD);

        assertThat(List.of(byName, byAddress))
                .allSatisfy(cookie -> assertThat(authentication.bySession(cookie))
                        .hasValueSatisfying(known -> {
                            assertThat(known.actor().name()).isEqualTo(ada);
                            assertThat(known.actor().scopes()).containsExactlyInAnyOrder(Scope.READ, Scope.WRITE);
                        }));
        assertThat(byName).isNotEqualTo(byAddress);
    }

    @Test
    void unknownDisabledAndWrongAreAnsweredAlike() {
        accounts.create(SYSTEM, new NewAccount(ada + "-off", "Off", null, PASSWORD, false, false));
        accounts.change(SYSTEM, ada + "-off", new AccountChange(null, null, null, null, null, null, true));
        accounts.create(SYSTEM, new NewAccount(ada + "-none", "No password", null, null, false, false));

        assertThat(List.of(
                        refusal(ada, "a wrong password"),
                        refusal(ada + "-unknown", PASSWORD),
                        refusal(ada + "-off", PASSWORD),
                        refusal(ada + "-none", PASSWORD)))
                .containsOnly(refusal(ada, "another wrong one"));
    }

    @Test
    void theSecretIsNotInTheDatabase() {
        String cookie = logIn(ada, PASSWORD);

        assertThat(modules.database()
                        .jdbc()
                        .sql("select count(*) from session s where s::text like '%' || ? || '%'")
                        .param(cookie)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aSessionGoesOnWhileItIsUsedAndEndsFourteenDaysAfterItsLastUse() {
        String cookie = logIn(ada, PASSWORD);
        for (int week = 0; week < 5; week++) {
            modules.clock().advance(Duration.ofDays(7));
            assertThat(authentication.bySession(cookie)).as("week " + week).isPresent();
        }

        modules.clock().advance(Duration.ofDays(14));
        assertThat(authentication.bySession(cookie)).isEmpty();
    }

    @Test
    void whoLogsOutIsForgottenAtOnceAndOthersAreTold() {
        String cookie = logIn(ada, PASSWORD);
        String other = logIn(ada, PASSWORD);
        authentication.bySession(cookie);

        sessions.logOut(cookie);

        assertThat(authentication.bySession(cookie)).isEmpty();
        assertThat(authentication.bySession(other)).isPresent();
    }

    @Test
    void disablingEndsEverythingAtOnce() {
        String cookie = logIn(ada, PASSWORD);
        Actor.Person person = authentication.bySession(cookie).orElseThrow().actor();
        String token = modules.the(Tokens.class)
                .make(person, new Tokens.Wish("laptop", Set.of(Scope.READ), null))
                .secret();
        assertThat(authentication.byToken(token)).isPresent();

        accounts.change(SYSTEM, ada, new AccountChange(null, null, null, null, null, null, true));

        assertThat(authentication.bySession(cookie)).isEmpty();
        assertThat(authentication.byToken(token)).isEmpty();
    }

    @Test
    void aRevocationByAnotherServerIsSeenAfterAFewSeconds() {
        String cookie = logIn(ada, PASSWORD);
        authentication.bySession(cookie);

        modules.database().jdbc().sql("delete from session").update();

        assertThat(authentication.bySession(cookie)).isPresent();
        modules.clock().advance(Duration.ofSeconds(3));
        assertThat(authentication.bySession(cookie)).isEmpty();
    }

    @Test
    void aNewPasswordEndsAllOtherSessionsAndOnlyItLogsIn() {
        String here = logIn(ada, PASSWORD);
        String elsewhere = logIn(ada, PASSWORD);
        Actor.Person person = authentication.bySession(here).orElseThrow().actor();

        problemOf(
                Problem.NotLoggedIn.class,
                () -> accounts.changePassword(person, "not the password", "a new password", here));
        accounts.changePassword(person, PASSWORD, "a new password", here);

        assertThat(authentication.bySession(here)).isPresent();
        assertThat(authentication.bySession(elsewhere)).isEmpty();
        refusal(ada, PASSWORD);
        logIn(ada, "a new password");
    }

    @Test
    void guessingIsLimitedForAnAccountWhereverItComesFrom() {
        for (int guess = 0; guess < 10; guess++) {
            InetAddress somewhere = InetAddress.ofLiteral("198.51.100." + guess);
            problemOf(Problem.NotLoggedIn.class, () -> sessions.logIn(new Credentials(ada, "a guess", somewhere)));
        }
        Problem.TooManyRequests limit = problemOf(Problem.TooManyRequests.class, () -> logIn(ada, PASSWORD));

        assertThat(limit.retryAfter()).isPositive();
        modules.clock().advance(limit.retryAfter());
        logIn(ada, PASSWORD);
    }

    @Test
    void guessingIsLimitedForAnAddressWhateverTheAccount() {
        InetAddress attacker = InetAddress.ofLiteral("2001:db8::1");
        InetAddress sameNetwork = InetAddress.ofLiteral("2001:db8::2");
        for (int guess = 0; guess < 40; guess++) {
            String name = "unknown" + guess;
            problemOf(
                    Problem.NotLoggedIn.class,
                    () -> sessions.logIn(new Credentials(name, "x", guess(attacker, sameNetwork, name))));
        }

        problemOf(Problem.TooManyRequests.class, () -> sessions.logIn(new Credentials(ada, PASSWORD, sameNetwork)));
        logIn(ada, PASSWORD);
    }

    @Test
    void loggingInRightIsNotLimited() {
        List<String> cookies = new CopyOnWriteArrayList<>();
        for (int time = 0; time < 15; time++) {
            cookies.add(logIn(ada, PASSWORD));
        }

        assertThat(cookies).doesNotHaveDuplicates();
    }

    private static InetAddress guess(InetAddress one, InetAddress other, String name) {
        return name.hashCode() % 2 == 0 ? one : other;
    }

    private String logIn(String login, String password) {
        return sessions.logIn(new Credentials(login, password, HOME)).cookie();
    }

    private Problem refusal(String login, String password) {
        return problemOf(Problem.NotLoggedIn.class, () -> logIn(login, password));
    }
}
