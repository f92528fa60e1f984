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
import org.leasehold.testing.TestMail.Received;
import org.leasehold.testing.World;

/** The way back in for those who forgot the password, on the real server with real mail. */
class RecoveryTest {

    @RegisterExtension
    @Order(1)
    static final TestMail mail = new TestMail();

    @RegisterExtension
    @Order(2)
    static final World world = World.standingStill().mailingTo(mail);

    private static final String NEW_PASSWORD = "a new password";

    private static int count;

    private final Browser browser = new Browser();
    private String name = "";
    private String address = "";

    @BeforeEach
    void somebodyForgets() {
        count++;
        name = "ada" + count;
        address = name + "@example.org";
        world.pass(Duration.ofHours(1));
        world.the(Accounts.class)
                .create(World.SYSTEM, new NewAccount(name, "Ada", address, World.passwordOf(name), false, false));
    }

    @Test
    void m2_theAnswerIsTheSameWhetherOrNotTheAddressIsKnownAndOnlyTheMailDiffers() {
        Reply known = recover(address);
        Reply unknown = recover("un" + address);

        assertThat(known.status()).isEqualTo(unknown.status()).isEqualTo(202);
        assertThat(known.json().propertyNames()).isEqualTo(unknown.json().propertyNames());
        assertThat(known.body()).hasSameSizeAs(unknown.body());
        assertThat(mail.await(address).link()).startsWith(world.url() + "/recover#secret=");
        Received letter = mail.await("un" + address);
        assertThat(letter.subject()).isEqualTo("There is no account with this address");
        assertThat(letter.text()).doesNotContain("secret=").contains(world.url() + "/sign-up");
    }

    @Test
    void m2_whoeverIsSwitchedOffIsTold() {
        world.the(Accounts.class)
                .change(World.SYSTEM, name, new AccountChange(null, null, null, null, null, null, true));

        assertThat(recover(address).status()).isEqualTo(202);

        assertThat(mail.await(address).subject()).isEqualTo("Your account is switched off");
    }

    @Test
    void m3_aNewPasswordEndsAllSessionsLogsNobodyInAndIsTold() {
        Browser elsewhere = new Browser();
        elsewhere.post(world.url(), "sessions", Map.of("login", name, "password", World.passwordOf(name)));
        recover(address);

        Reply set = setPassword(Map.of("secret", mail.await(address).secret(), "password", NEW_PASSWORD));

        assertThat(set.status()).as(set.body()).isEqualTo(204);
        assertThat(set.header("Set-Cookie")).isEmpty();
        assertThat(browser.get(world.url(), "me").status()).isEqualTo(401);
        assertThat(elsewhere.get(world.url(), "me").status()).isEqualTo(401);
        assertThat(logIn(World.passwordOf(name)).status()).isEqualTo(401);
        assertThat(logIn(NEW_PASSWORD).status()).isEqualTo(201);
        assertThat(mail.await(address, 2).subject()).isEqualTo("Your password has changed");
    }

    @Test
    void m3_theTypedCodeServesAsWellAndBothServeOnce() {
        String recovery = recover(address).json().path("recovery").asString();
        Received letter = mail.await(address);

        assertThat(setPassword(Map.of("recovery", recovery, "code", letter.code(), "password", "short"))
                        .problem())
                .isEqualTo("422 invalid password");
        assertThat(setPassword(Map.of("recovery", recovery, "code", letter.code(), "password", NEW_PASSWORD))
                        .status())
                .isEqualTo(204);
        assertThat(setPassword(Map.of("recovery", recovery, "code", letter.code(), "password", "quite another one"))
                        .problem())
                .isEqualTo("409 wrong-state");
        assertThat(setPassword(Map.of("secret", letter.secret(), "password", "quite another one"))
                        .problem())
                .isEqualTo("409 wrong-state");
        assertThat(logIn(NEW_PASSWORD).status()).isEqualTo(201);
    }

    @Test
    void t1_theMailIsGoodForAnHourAndForNothingElse() {
        recover(address);
        String secret = mail.await(address).secret();

        assertThat(browser.post(world.url(), "account/confirmations", Map.of("secret", secret))
                        .problem())
                .isEqualTo("404 not-found");
        world.pass(Duration.ofHours(1));
        assertThat(setPassword(Map.of("secret", secret, "password", NEW_PASSWORD))
                        .problem())
                .isEqualTo("409 wrong-state");
    }

    @Test
    void whoRemembersThePasswordAfterAllAndChangesItMakesTheMailUseless() {
        recover(address);
        logIn(World.passwordOf(name));

        Reply changed = browser.post(
                world.url(), "me/password", Map.of("current", World.passwordOf(name), "new", NEW_PASSWORD));

        assertThat(changed.status()).as(changed.body()).isEqualTo(204);
        assertThat(mail.await(address, 2).subject()).isEqualTo("Your password has changed");
        assertThat(setPassword(Map.of("secret", mail.await(address).secret(), "password", "quite another one"))
                        .problem())
                .isEqualTo("409 wrong-state");
    }

    @Test
    void aRecoveryOutlivesARestart() {
        recover(address);
        String secret = mail.await(address).secret();

        world.restart();

        assertThat(setPassword(Map.of("secret", secret, "password", NEW_PASSWORD))
                        .status())
                .isEqualTo(204);
    }

    private Reply recover(String email) {
        return browser.post(world.url(), "account/recoveries", Map.of("email", email));
    }

    private Reply setPassword(Map<String, String> body) {
        return browser.post(world.url(), "account/recoveries/confirm", body);
    }

    private Reply logIn(String password) {
        return browser.post(world.url(), "sessions", Map.of("login", name, "password", password));
    }
}
