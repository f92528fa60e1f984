package org.leasehold.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.testing.Browser;
import org.leasehold.testing.Http.Reply;
import org.leasehold.testing.TestMail;
import org.leasehold.testing.TestMail.Received;
import org.leasehold.testing.World;
import tools.jackson.databind.JsonNode;

/** Signing up on the real server, with real mail. Names begin with the row of the requirement. */
class SignUpTest {

    @RegisterExtension
    @Order(1)
    static final TestMail mail = new TestMail();

    @RegisterExtension
    @Order(2)
    static final World world = World.standingStill().mailingTo(mail);

    private static final String PASSWORD = "correct horse battery";

    private static int count;

    private final Browser browser = new Browser();
    private String address = "";

    /** Somebody new for each test, and time enough since the last for every limit. */
    @BeforeEach
    void somebodyComes() {
        count++;
        address = "ada" + count + "@example.org";
        world.pass(Duration.ofHours(1));
    }

    @Test
    void e1_whoSignedUpLogsInByTheAddressInAnyCase() {
        signUp(address);
        confirm(browser, mail.await(address).secret());

        assertThat(logIn("ADA" + count + "@Example.org", PASSWORD).status()).isEqualTo(201);
        assertThat(logIn(address, "not the password").problem())
                .isEqualTo(logIn("nobody@example.org", PASSWORD).problem())
                .isEqualTo("401 not-logged-in");
    }

    @Test
    void e2_thereIsNoAccountBeforeTheAddressIsConfirmed() {
        signUp(Map.of("email", address, "password", PASSWORD, "name", "early-ada"));
        Received letter = mail.await(address);

        assertThat(world.the(Accounts.class).find("early-ada")).isEmpty();
        assertThat(logIn(address, PASSWORD).status()).isEqualTo(401);

        confirm(browser, letter.secret());
        Account account = world.the(Accounts.class).get("early-ada");
        assertThat(account.email()).isEqualTo(address);
        assertThat(account.administrator() || account.producer()).isFalse();
        assertThat(logIn(address, PASSWORD).status()).isEqualTo(201);
        assertThat(value("select email_confirmed_at is not null from account where name = 'early-ada'"))
                .isEqualTo("t");
    }

    @Test
    void e3_theAnswerAndTheWorkAreTheSameForKnownAddressesAndOnlyTheMailDiffers() {
        signUp(address);
        confirm(browser, mail.await(address).secret());

        Reply unknown = signUp("un" + address);
        String workForUnknown = work();
        Reply known = signUp(address.toUpperCase(java.util.Locale.ROOT));
        String workForKnown = work();

        assertThat(known.status()).isEqualTo(unknown.status()).isEqualTo(202);
        assertThat(shape(known)).isEqualTo(shape(unknown));
        assertThat(known.json().path("message").asString())
                .isEqualTo("Please check your email for a confirmation code.");
        assertThat(workForKnown).isEqualTo(workForUnknown).isEqualTo("sign_up 1 1");
        Received letter = mail.await(address, 2);
        assertThat(letter.subject()).isEqualTo("You already have an account");
        assertThat(letter.text()).contains(world.url() + "/login", world.url() + "/recover");
        assertThat(letter.text()).doesNotContain("secret=");
    }

    @Test
    void e3_aSignUpForAKnownAddressCanBeConfirmedByNobody() {
        signUp(address);
        confirm(browser, mail.await(address).secret());
        String begun = begunOf(signUp(address));

        for (int guess = 0; guess < 4; guess++) {
            assertThat(typed(new Browser(), begun, "00000" + guess).problem()).startsWith("422 invalid code");
        }
    }

    @Test
    void e4_theMailHasALinkAndACodeAndTheDatabaseHasNeither() {
        String begun = begunOf(signUp(address));
        Received letter = mail.await(address);

        assertThat(letter.link()).startsWith(world.url() + "/confirm#secret=");
        assertThat(letter.html()).contains(letter.link(), letter.code());
        assertThat(letter.secret()).hasSize(43);
        String row = value("select confirmation::text from confirmation where email = '" + address + "'");
        assertThat(row).doesNotContain(letter.secret(), begun, PASSWORD).doesNotContain("," + letter.code() + ",");
        assertThat(value("select string_agg(event::text, ' ') from event"))
                .doesNotContain(letter.secret(), begun, address);
    }

    @Test
    void e4_aCodeIsGuessedFiveTimesAndThenTheRightOneIsNoLongerGood() {
        String begun = begunOf(signUp(address));
        String code = mail.await(address).code();
        String wrong = code.equals("000000") ? "000001" : "000000";

        for (int left = 4; left >= 1; left--) {
            assertThat(typed(browser, begun, wrong).body()).contains(left == 1 ? "one more" : left + " more");
        }
        assertThat(typed(browser, begun, wrong).body()).contains("last attempt");
        assertThat(typed(browser, begun, code).problem()).isEqualTo("409 wrong-state");
        assertThat(typed(browser, begun, "12345").problem()).isEqualTo("422 invalid code");
        assertThat(confirm(browser, mail.await(address).secret())).isEqualTo("200 logged-in");
    }

    @Test
    void e4_aNewMailTakesThePlaceOfTheOneBeforeAndThereAreThreeAtMost() {
        String begun = begunOf(signUp(address));
        Received first = mail.await(address);
        for (int more = 2; more <= 4; more++) {
            assertThat(sendAgain(begun).status()).isEqualTo(202);
            mail.await(address, more);
        }
        assertThat(sendAgain(begun).problem()).isEqualTo("409 wrong-state");

        assertThat(confirm(browser, first.secret())).isEqualTo("404 not-found");
        assertThat(typed(browser, begun, mail.await(address, 4).code()).status())
                .isEqualTo(200);
    }

    @Test
    void e4_aMailIsGoodForADay() {
        signUp(address);
        String secret = mail.await(address).secret();

        world.pass(Duration.ofHours(24));

        assertThat(confirm(browser, secret)).isEqualTo("409 wrong-state");
    }

    @Test
    void e5_getShowsAndPostActs() {
        signUp(address);
        Received letter = mail.await(address);

        assertThat(browser.get(world.url(), "account/confirmations?secret=" + letter.secret())
                        .status())
                .isEqualTo(405);
        browser.get(world.url(), letter.link().replace("#", "?"));
        assertThat(logIn(address, PASSWORD).status()).isEqualTo(401);

        assertThat(confirm(browser, letter.secret())).isEqualTo("200 logged-in");
    }

    @Test
    void e6_theBrowserThatSignedUpIsLoggedIn() {
        signUp(Map.of("email", address, "password", PASSWORD, "displayName", "Ada Lovelace"));

        assertThat(confirm(browser, mail.await(address).secret())).isEqualTo("200 logged-in");

        JsonNode me = browser.get(world.url(), "me").json().path("account");
        assertThat(me.path("displayName").asString()).isEqualTo("Ada Lovelace");
        assertThat(me.path("name").asString()).isEqualTo("ada-lovelace");
    }

    @Test
    void e6_aSecondClickIsToldThatItIsOne() {
        String begun = begunOf(signUp(address));
        Received letter = mail.await(address);
        confirm(browser, letter.secret());

        assertThat(confirm(browser, letter.secret())).isEqualTo("200 already-confirmed");
        assertThat(typed(browser, begun, letter.code()).json().path("outcome").asString())
                .isEqualTo("already-confirmed");
    }

    @Test
    void m1_theTypedCodeConfirmsAsTheButtonDoes() {
        String begun = begunOf(signUp(address));
        String code = mail.await(address).code();

        Reply reply = typed(browser, begun, code.substring(0, 3) + " " + code.substring(3));

        assertThat(reply.json().path("outcome").asString()).isEqualTo("logged-in");
        assertThat(browser.get(world.url(), "me").status()).isEqualTo(200);
    }

    @Test
    void m1_aSignUpOutlivesARestart() {
        String begun = begunOf(signUp(address));
        String code = mail.await(address).code();

        world.restart();

        assertThat(typed(browser, begun, code).json().path("outcome").asString())
                .isEqualTo("logged-in");
    }

    @Test
    void m2_mailsToOneAddressAreLimitedAndTheLimitIsTheSameForKnownOnes() {
        signUp(address);
        confirm(browser, mail.await(address).secret());
        String unknown = "un" + address;
        for (int time = 0; time < 3; time++) {
            assertThat(signUp(address).status()).isEqualTo(202);
        }
        for (int time = 0; time < 4; time++) {
            assertThat(signUp(unknown).status()).isEqualTo(202);
        }

        assertThat(signUp(address).problem())
                .isEqualTo(signUp(unknown).problem())
                .isEqualTo("429 too-many-requests");
        world.pass(Duration.ofMinutes(10));
        assertThat(signUp(address).status()).isEqualTo(202);
    }

    @Test
    void m2_mailsForOneNetworkAreLimited() {
        List<Integer> answers = IntStream.range(0, 61)
                .mapToObj(number -> browser.post(world.url(), "account/recoveries", Map.of("email", number + address))
                        .status())
                .toList();

        assertThat(answers.subList(0, 60)).containsOnly(202);
        assertThat(answers.getLast()).isEqualTo(429);
    }

    @Test
    void t1_ofTwoHundredAtOnceOneRedeemsTheSecret() throws Exception {
        signUp(address);
        String secret = mail.await(address).secret();
        Callable<String> click = () -> confirm(browser, secret);

        List<Future<String>> clicks;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            clicks = threads.invokeAll(Collections.nCopies(200, click));
        }

        assertThat(clicks.stream()
                        .map(Future::resultNow)
                        .collect(Collectors.groupingBy(outcome -> outcome, Collectors.counting())))
                .isEqualTo(Map.of("200 logged-in", 1L, "200 already-confirmed", 199L));
        assertThat(value("select count(*) from account where email = '" + address + "'"))
                .isEqualTo("1");
    }

    @Test
    void k1_whoSignsUpForAnAddressOfSomebodyElseGetsNothingByIt() {
        Browser thief = new Browser();
        String begun = begunOf(
                thief.post(world.url(), "account/sign-ups", Map.of("email", address, "password", "the thief's own")));
        mail.await(address);
        signUp(address);
        confirm(browser, mail.await(address, 2).secret());

        assertThat(logIn(address, "the thief's own").status()).isEqualTo(401);
        assertThat(logIn(address, PASSWORD).status()).isEqualTo(201);
        assertThat(typed(thief, begun, mail.await(address, 1).code())
                        .json()
                        .path("outcome")
                        .asString())
                .isEqualTo("already-confirmed");
        assertThat(thief.cookie("leasehold_session")).isEmpty();
    }

    @Test
    void t2_aNameThatIsTakenIsSaidAtOnceAndOneThatIsTakenMeanwhileIsNumbered() {
        signUp(Map.of("email", address, "password", PASSWORD, "name", "Babbage"));
        Browser second = new Browser();
        second.post(
                world.url(),
                "account/sign-ups",
                Map.of("email", "b" + address, "password", PASSWORD, "name", "babbage"));
        confirm(browser, mail.await(address).secret());

        assertThat(signUp(Map.of("email", "c" + address, "password", PASSWORD, "name", "babbage"))
                        .problem())
                .isEqualTo("409 taken");
        assertThat(confirm(second, mail.await("b" + address).secret())).isEqualTo("200 logged-in");
        assertThat(second.get(world.url(), "me")
                        .json()
                        .path("account")
                        .path("name")
                        .asString())
                .isEqualTo("babbage-2");
    }

    @Test
    void whatIsWrongIsSaidWithItsField() {
        assertThat(signUp(Map.of("email", "ada", "password", PASSWORD)).problem())
                .isEqualTo("422 invalid email");
        assertThat(signUp(Map.of("email", address + "\r\nBcc: all@example.org", "password", PASSWORD))
                        .problem())
                .isEqualTo("422 invalid email");
        assertThat(signUp(Map.of("email", address, "password", "short")).problem())
                .isEqualTo("422 invalid password");
        assertThat(signUp(Map.of("email", address, "password", PASSWORD, "name", "root"))
                        .problem())
                .isEqualTo("422 invalid name");
        assertThat(signUp(Map.of("email", address, "password", PASSWORD, "displayName", "a\nb"))
                        .problem())
                .isEqualTo("422 invalid displayName");
        assertThat(confirm(browser, "nonsense")).isEqualTo("404 not-found");
        assertThat(typed(browser, "nonsense", "123456").problem()).isEqualTo("404 not-found");
    }

    private Reply signUp(String email) {
        return signUp(Map.of("email", email, "password", PASSWORD));
    }

    private Reply signUp(Map<String, String> wish) {
        return browser.post(world.url(), "account/sign-ups", wish);
    }

    private static String begunOf(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
        return reply.json().path("signUp").asString();
    }

    private Reply sendAgain(String begun) {
        return browser.post(world.url(), "account/sign-ups/letters", Map.of("signUp", begun));
    }

    private static Reply typed(Browser browser, String begun, String code) {
        return browser.post(world.url(), "account/confirmations", Map.of("signUp", begun, "code", code));
    }

    /** Status and outcome, or status and code of the problem. */
    private static String confirm(Browser browser, String secret) {
        Reply reply = browser.post(world.url(), "account/confirmations", Map.of("secret", secret));
        return reply.status() == 200 ? "200 " + reply.json().path("outcome").asString() : reply.problem();
    }

    private static Reply logIn(String login, String password) {
        return new Browser().post(world.url(), "sessions", Map.of("login", login, "password", password));
    }

    /** What an observer sees of an answer: its fields and their lengths, and its headers. */
    private static Object shape(Reply reply) {
        List<String> fields = reply.json().properties().stream()
                .map(field -> field.getKey() + " " + field.getValue().asString().length())
                .toList();
        List<String> headers =
                reply.whole().headers().map().keySet().stream().sorted().toList();
        return List.of(fields, headers, reply.header("Content-Length").orElse(""));
    }

    /** What the last sign-up left in the database: its purpose, and how many events and letters are as young. */
    private static String work() {
        return value("""
                select c.purpose || ' ' || (select count(*) from event where kind = 'confirmation.begun' and subject_id = c.id)
                       || ' ' || (select count(*) from letter l where lower(l.recipient) = c.email
                                   and l.id = (select max(id) from letter))
                  from confirmation c order by c.id desc limit 1
                """);
    }

    private static String value(String query) {
        return Objects.requireNonNull(world.database()
                .jdbc()
                .sql(query)
                .query((row, _) -> row.getString(1))
                .single());
    }
}
