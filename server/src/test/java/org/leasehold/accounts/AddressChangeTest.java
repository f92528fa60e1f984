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

/** Changing one's address, on the real server with real mail. */
class AddressChangeTest {

    @RegisterExtension
    @Order(1)
    static final TestMail mail = new TestMail();

    @RegisterExtension
    @Order(2)
    static final World world = World.standingStill().mailingTo(mail);

    private static int count;

    private final Browser browser = new Browser();
    private String name = "";
    private String before = "";
    private String after = "";

    @BeforeEach
    void somebodyIsLoggedIn() {
        count++;
        name = "ada" + count;
        before = name + "@old.example.org";
        after = name + "@new.example.org";
        world.pass(Duration.ofHours(1));
        create(name, before);
        browser.post(world.url(), "sessions", Map.of("login", name, "password", World.passwordOf(name)));
    }

    @Test
    void bothAddressesAreToldAndTheNewOneConfirms() {
        assertThat(change(after).status()).isEqualTo(202);
        assertThat(mail.await(before).text()).contains("is to become " + after);
        assertThat(address()).isEqualTo(before);

        assertThat(confirm(Map.of("secret", mail.await(after).secret()))).isEqualTo("200 confirmed");

        assertThat(address()).isEqualTo(after);
        assertThat(mail.await(before, 2).subject()).isEqualTo("Your email address has changed");
        assertThat(confirm(Map.of("secret", mail.await(after).secret()))).isEqualTo("200 already-confirmed");
    }

    @Test
    void theTypedCodeConfirmsAsTheButtonDoes() {
        String begun = change(after).json().path("change").asString();

        assertThat(confirm(Map.of("change", begun, "code", mail.await(after).code())))
                .isEqualTo("200 confirmed");
        assertThat(address()).isEqualTo(after);
    }

    @Test
    void thePasswordIsAskedForAgain() {
        assertThat(browser.post(world.url(), "me/email", Map.of("email", after, "password", "not it"))
                        .problem())
                .isEqualTo("401 not-logged-in");
        assertThat(new Browser()
                        .post(world.url(), "me/email", Map.of("email", after, "password", World.passwordOf(name)))
                        .problem())
                .isEqualTo("401 not-logged-in");
    }

    @Test
    void m2_theAnswerIsTheSameForAnAddressThatSomebodyElseHas() {
        create("ben" + count, "ben" + after);

        Reply free = change(after);
        Reply taken = change("ben" + after);

        assertThat(taken.status()).isEqualTo(free.status());
        assertThat(taken.json().propertyNames()).isEqualTo(free.json().propertyNames());
        assertThat(mail.await("ben" + after).subject()).isEqualTo("This address has an account already");
    }

    @Test
    void aLaterChangeTakesThePlaceOfTheOneBeforeAndANewPasswordOfAll() {
        change(after);
        change("later." + after);
        assertThat(confirm(Map.of("secret", mail.await(after).secret()))).isEqualTo("409 wrong-state");

        browser.post(world.url(), "me/password", Map.of("current", World.passwordOf(name), "new", "a new password"));

        assertThat(confirm(Map.of("secret", mail.await("later." + after).secret())))
                .isEqualTo("409 wrong-state");
        assertThat(address()).isEqualTo(before);
    }

    @Test
    void whoLostTheAddressMeanwhileIsTold() {
        change(after);
        String secret = mail.await(after).secret();
        create("ben" + count, after);

        assertThat(confirm(Map.of("secret", secret))).isEqualTo("409 wrong-state");
    }

    private static void create(String name, String email) {
        world.the(Accounts.class)
                .create(World.SYSTEM, new NewAccount(name, name, email, World.passwordOf(name), false, false));
    }

    private Reply change(String email) {
        return browser.post(world.url(), "me/email", Map.of("email", email, "password", World.passwordOf(name)));
    }

    private String confirm(Map<String, String> proof) {
        Reply reply = browser.post(world.url(), "account/confirmations", proof);
        return reply.status() == 200 ? "200 " + reply.json().path("outcome").asString() : reply.problem();
    }

    private String address() {
        return String.valueOf(world.the(Accounts.class).get(name).email());
    }
}
