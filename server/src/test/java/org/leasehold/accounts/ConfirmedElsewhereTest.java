package org.leasehold.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.testing.Browser;
import org.leasehold.testing.Http.Reply;
import org.leasehold.testing.TestMail;
import org.leasehold.testing.World;

/**
 * A sign-up that one browser began and another confirms (row E6): whoever reads the mail may not be who chose the
 * password.
 */
class ConfirmedElsewhereTest {

    @RegisterExtension
    @Order(1)
    static final TestMail mail = new TestMail();

    @RegisterExtension
    @Order(2)
    static final World world = World.standingStill().mailingTo(mail);

    private static final String BEGUN_WITH = "chosen by who began";
    private static final String OWN = "chosen by who reads";

    private static int count;

    private final Browser beginning = new Browser();
    private final Browser reading = new Browser();
    private String address = "";
    private String signUp = "";
    private String secret = "";

    @BeforeEach
    void somebodySignsUp() {
        world.pass(Duration.ofHours(1));
        address = "reader" + ++count + "@example.org";
        Reply begun = beginning.post(world.url(), "account/sign-ups", Map.of("email", address, "password", BEGUN_WITH));
        signUp = begun.json().path("signUp").asString();
        secret = mail.await(address).secret();
    }

    private Reply confirm(Browser browser, Map<String, String> proof) {
        return browser.post(world.url(), "account/confirmations", proof);
    }

    private static String outcome(Reply reply) {
        return reply.status() == 200 ? reply.json().path("outcome").asString() : reply.problem();
    }

    private int logIn(String password) {
        return new Browser()
                .post(world.url(), "sessions", Map.of("login", address, "password", password))
                .status();
    }

    private int accounts() {
        return world.database()
                .jdbc()
                .sql("select count(*) from account where email = :email")
                .param("email", address)
                .query(Integer.class)
                .single();
    }

    @Test
    void e6_inAnotherBrowserThereIsNoAccountBeforeAPasswordIsChosenThere() {
        assertThat(outcome(confirm(reading, Map.of("secret", secret)))).isEqualTo("needs-password");
        assertThat(outcome(confirm(reading, Map.of("secret", secret, "password", "short"))))
                .isEqualTo("422 invalid password");
        assertThat(accounts()).isZero();

        assertThat(outcome(confirm(reading, Map.of("secret", secret, "password", OWN))))
                .isEqualTo("confirmed");

        assertThat(reading.cookie("leasehold_session"))
                .as("and is told to log in")
                .isEmpty();
        assertThat(logIn(OWN)).isEqualTo(201);
    }

    @Test
    void e6_whoBeganItGetsNothingByIt() {
        String code = mail.await(address).code();
        confirm(reading, Map.of("secret", secret, "password", OWN));

        assertThat(logIn(BEGUN_WITH)).isEqualTo(401);
        assertThat(outcome(confirm(beginning, Map.of("secret", secret)))).isEqualTo("already-confirmed");
        assertThat(outcome(confirm(beginning, Map.of("signUp", signUp, "code", code))))
                .isEqualTo("already-confirmed");
        assertThat(beginning.cookie("leasehold_session")).isEmpty();
    }

    @Test
    void e6_theSecretOfAnotherSignUpIsNotThatOfTheBrowserThatBeganThisOne() {
        reading.post(world.url(), "account/sign-ups", Map.of("email", "own" + address, "password", "one of my own"));

        assertThat(outcome(confirm(reading, Map.of("secret", secret)))).isEqualTo("needs-password");
    }

    @Test
    void e6_whoeverSaysThatItWasNotThemEndsIt() {
        String code = mail.await(address).code();

        assertThat(reading.post(world.url(), "account/confirmations/refusals", Map.of("secret", secret))
                        .status())
                .isEqualTo(204);

        assertThat(outcome(confirm(reading, Map.of("secret", secret, "password", OWN))))
                .isEqualTo("409 wrong-state");
        assertThat(outcome(confirm(beginning, Map.of("signUp", signUp, "code", code))))
                .isEqualTo("409 wrong-state");
        assertThat(beginning
                        .post(world.url(), "account/sign-ups/letters", Map.of("signUp", signUp))
                        .problem())
                .isEqualTo("409 wrong-state");
        assertThat(accounts()).isZero();
    }

    @Test
    void e6_refusingWhatIsDoneOrNothingChangesNothing() {
        confirm(beginning, Map.of("secret", secret));

        for (String nothing : new String[] {secret, "nonsense", secret.replace(secret.charAt(0), 'A')}) {
            assertThat(reading.post(world.url(), "account/confirmations/refusals", Map.of("secret", nothing))
                            .status())
                    .isEqualTo(204);
        }

        assertThat(logIn(BEGUN_WITH)).isEqualTo(201);
    }
}
