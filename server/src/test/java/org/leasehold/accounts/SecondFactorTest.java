package org.leasehold.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.testing.Problems.problemOf;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.InetAddress;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.accounts.Actor.Scope;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.testing.Modules;

/** A second factor for those who want one, and for administrators, who must (ASVS 2.2.4, 2.8, 4.3.1). */
class SecondFactorTest {

    @RegisterExtension
    static final Modules modules = Modules.in("org.leasehold.accounts").strict();

    private static final Actor SYSTEM = new Actor.System();
    private static final String PASSWORD = "the password of ada";
    private static final InetAddress HOME = InetAddress.ofLiteral("192.0.2.1");

    private static int count;

    private final Sessions sessions = modules.the(Sessions.class);
    private final Authentication authentication = modules.the(Authentication.class);
    private final SecondFactor secondFactor = modules.the(SecondFactor.class);
    private String ada = "";

    @BeforeEach
    void createAccount() {
        ada = newAccount(false);
    }

    private static String newAccount(boolean administrator) {
        count++;
        String name = "ada" + count;
        modules.the(Accounts.class)
                .create(SYSTEM, new NewAccount(name, "Ada", name + "@example.org", PASSWORD, administrator, false));
        return name;
    }

    /** An authenticator app. */
    private record App(byte[] secret) {

        static App scanning(SecondFactor.AppSecret shown) {
            return new App(Base32.decode(shown.secret()));
        }

        String code() {
            TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
            try {
                return generator.generateOneTimePasswordString(
                        new SecretKeySpec(secret, generator.getAlgorithm()),
                        modules.clock().instant());
            } catch (InvalidKeyException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void withCodesSetUpThePasswordAloneDoesNotLogIn() {
        App app = setUp(ada).app();
        nextCode();

        problemOf(Problem.SecondStepWanted.class, () -> logIn(ada, PASSWORD, null));
        problemOf(Problem.NotLoggedIn.class, () -> logIn(ada, PASSWORD, "000000"));
        problemOf(Problem.NotLoggedIn.class, () -> logIn(ada, "another password", app.code()));
        assertThat(logIn(ada, PASSWORD, app.code()).known().actor().name()).isEqualTo(ada);
    }

    @Test
    void nothingIsAskedForBeforeACodeWasTyped() {
        Actor.Person person = logIn(ada, PASSWORD, null).known().actor();
        secondFactor.begin(person, PASSWORD);

        assertThat(logIn(ada, PASSWORD, null).cookie()).isNotEmpty();
        assertThat(problemOf(Problem.Invalid.class, () -> secondFactor.confirm(person, "123456", null))
                        .field())
                .isEqualTo("code");
    }

    @Test
    void aCodeIsGoodOnceAlsoWhenManyShowItAtOnce() throws Exception {
        App app = setUp(ada).app();
        nextCode();
        String code = app.code();

        assertThat(successesOf(8, () -> logIn(ada, PASSWORD, code))).isEqualTo(1);
    }

    @Test
    void aRecoveryCodeIsGoodOnceAndItsPersonIsTold() throws Exception {
        String recovery = setUp(ada).recoveryCodes().getFirst();

        assertThat(successesOf(8, () -> logIn(ada, PASSWORD, recovery.toUpperCase(java.util.Locale.ROOT))))
                .isEqualTo(1);
        assertThat(lettersTo(ada)).contains("A recovery code was used");
        Actor.Person person =
                logIn(ada, PASSWORD, setUpAgain(ada).getFirst()).known().actor();
        assertThat(secondFactor.status(person).recoveryCodesLeft()).isEqualTo(9);
    }

    @Test
    void settingUpEndsTheOtherSessionsAndIsTold() {
        String elsewhere = logIn(ada, PASSWORD, null).cookie();
        Setup setup = setUp(ada);

        assertThat(authentication.bySession(elsewhere)).isEmpty();
        assertThat(authentication.bySession(setup.cookie())).isPresent();
        assertThat(lettersTo(ada)).contains("Logging in takes a code from now on");
    }

    @Test
    void takingItAwayNeedsPasswordAndCode() {
        Setup setup = setUp(ada);
        Actor.Person person =
                authentication.bySession(setup.cookie()).orElseThrow().actor();
        nextCode();

        problemOf(
                Problem.NotLoggedIn.class,
                () -> secondFactor.remove(
                        person, "another password", setup.app().code()));
        problemOf(Problem.NotLoggedIn.class, () -> secondFactor.remove(person, PASSWORD, "000000"));
        secondFactor.remove(person, PASSWORD, setup.app().code());

        assertThat(logIn(ada, PASSWORD, null).cookie()).isNotEmpty();
        assertThat(lettersTo(ada)).contains("Logging in takes no code any more");
    }

    @Test
    void codesCannotBeTriedWithoutEnd() {
        setUp(ada);

        long refusedForGood = IntStream.range(0, 30)
                .mapToObj(guess -> refusalOf(ada, "%06d".formatted(guess)))
                .filter(Problem.TooManyRequests.class::isInstance)
                .count();

        assertThat(refusedForGood).isGreaterThanOrEqualTo(18);
    }

    @Test
    void aTokenForNameAndPasswordNeedsTheCodeToo() {
        App app = setUp(ada).app();
        nextCode();
        Tokens tokens = modules.the(Tokens.class);
        Tokens.Wish wish = new Tokens.Wish("laptop", Set.of(Scope.READ), null);

        problemOf(Problem.SecondStepWanted.class, () -> tokens.make(new Credentials(ada, PASSWORD, HOME), wish));
        assertThat(tokens.make(new Credentials(ada, PASSWORD, app.code(), HOME), wish)
                        .secret())
                .isNotEmpty();
    }

    @Test
    void anAdministratorHasNoSuchRightsWithoutASecondFactor() {
        String root = newAccount(true);
        Sessions.Begun weak = logIn(root, PASSWORD, null);

        assertThat(weak.known().actor().administrator()).isFalse();
        assertThat(secondFactor.status(weak.known().actor()).isWanted()).isTrue();

        Setup setup = setUp(root);
        assertThat(authentication
                        .bySession(setup.cookie())
                        .orElseThrow()
                        .actor()
                        .administrator())
                .isTrue();
        nextCode();
        assertThat(logIn(root, PASSWORD, setup.app().code()).known().actor().administrator())
                .isTrue();
    }

    @Test
    void aTokenHasAnAdministratorsRightsOnlyIfItWasMadeWithThem() {
        String root = newAccount(true);
        Tokens tokens = modules.the(Tokens.class);
        Tokens.Wish wish = new Tokens.Wish("script", Set.of(Scope.READ, Scope.WRITE), null);
        String before = tokens.make(new Credentials(root, PASSWORD, HOME), wish).secret();
        Setup setup = setUp(root);
        Actor.Person strong =
                authentication.bySession(setup.cookie()).orElseThrow().actor();
        String after = tokens.make(strong, wish).secret();

        assertThat(authentication.byToken(before).orElseThrow().actor().administrator())
                .isFalse();
        assertThat(authentication.byToken(after).orElseThrow().actor().administrator())
                .isTrue();
    }

    @Test
    void anAdministratorHelpsWhoeverLostTheDevice() {
        Setup setup = setUp(ada);

        secondFactor.reset(SYSTEM, ada);

        assertThat(authentication.bySession(setup.cookie())).isEmpty();
        assertThat(logIn(ada, PASSWORD, null).cookie()).isNotEmpty();
        assertThat(lettersTo(ada)).contains("Logging in takes no code any more");
    }

    @Test
    void theSecretIsShownOnceAndIsInNoEvent() {
        Actor.Person person = logIn(ada, PASSWORD, null).known().actor();
        SecondFactor.AppSecret secret = secondFactor.begin(person, PASSWORD);
        secondFactor.confirm(person, App.scanning(secret).code(), null);

        assertThat(secret).hasToString("AppSecret[]");
        problemOf(Problem.WrongState.class, () -> secondFactor.begin(person, PASSWORD));
        assertThat(modules.database()
                        .jdbc()
                        .sql("select count(*) from event where detail::text like '%' || ? || '%'")
                        .param(secret.secret())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** Codes that have been set up. */
    private record Setup(App app, List<String> recoveryCodes, String cookie) {}

    private Setup setUp(String name) {
        Sessions.Begun session = logIn(name, PASSWORD, null);
        Actor.Person person = session.known().actor();
        App app = App.scanning(secondFactor.begin(person, PASSWORD));
        return new Setup(app, secondFactor.confirm(person, app.code(), session.cookie()), session.cookie());
    }

    /** New codes in the place of old ones, as an administrator would have to help somebody to. */
    private List<String> setUpAgain(String name) {
        modules.database()
                .jdbc()
                .sql("delete from one_time_secret where account_id = (select id from account where name = ?)")
                .param(name)
                .update();
        return setUp(name).recoveryCodes();
    }

    /** A code was typed just now; the next one is another. */
    private static void nextCode() {
        modules.clock().advance(Duration.ofSeconds(30));
    }

    private Sessions.Begun logIn(String name, String password, @Nullable String code) {
        return sessions.logIn(new Credentials(name, password, code, HOME));
    }

    private @Nullable Problem refusalOf(String name, String code) {
        try {
            logIn(name, PASSWORD, code);
            return null;
        } catch (ProblemException refused) {
            return refused.problem();
        }
    }

    private static long successesOf(int times, Callable<?> attempt) throws Exception {
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            return many
                    .invokeAll(IntStream.range(0, times)
                            .<Callable<Boolean>>mapToObj(_ -> () -> succeeds(attempt))
                            .toList())
                    .stream()
                    .filter(done -> done.resultNow())
                    .count();
        }
    }

    private static boolean succeeds(Callable<?> attempt) throws Exception {
        try {
            attempt.call();
            return true;
        } catch (ProblemException refused) {
            return false;
        }
    }

    private static List<String> lettersTo(String name) {
        return modules.database()
                .jdbc()
                .sql("select subject from letter where recipient = ?")
                .param(name + "@example.org")
                .query((row, _) -> row.getString(1))
                .list();
    }
}
