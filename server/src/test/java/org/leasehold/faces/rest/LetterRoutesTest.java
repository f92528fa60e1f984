package org.leasehold.faces.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.NewAccount;
import org.leasehold.testing.Browser;
import org.leasehold.testing.Http.Reply;
import org.leasehold.testing.World;
import tools.jackson.databind.JsonNode;

/** What administrators see of mails, on a server that has no mail server. */
class LetterRoutesTest {

    @RegisterExtension
    static final World world = World.standingStill();

    private final Browser admin = new Browser();

    @BeforeEach
    void people() {
        if (world.the(Accounts.class).find("root").isEmpty()) {
            world.the(Accounts.class)
                    .create(World.SYSTEM, new NewAccount("root", "Root", null, World.passwordOf("root"), true, false));
            world.hasPerson("ada");
        }
        logIn(admin, "root");
    }

    @Test
    void administratorsSeeWhatWaitsAndNothingOfWhatItSays() {
        new Browser().post(world.url(), "account/recoveries", Map.of("email", "ben@example.org"));

        Reply reply = admin.get(world.url(), "account/letters");

        JsonNode letter = reply.json().path("items").get(0);
        assertThat(letter.path("to").asString()).isEqualTo("ben@example.org");
        assertThat(letter.path("state").asString()).isEqualTo("waiting");
        assertThat(letter.propertyNames())
                .containsExactly(
                        "id",
                        "to",
                        "subject",
                        "state",
                        "attempts",
                        "problem",
                        "createdAt",
                        "nextAttempt",
                        "finishedAt");
        assertThat(admin.get(world.url(), "account/letters?state=failed").json().path("items"))
                .isEmpty();
        assertThat(admin.get(world.url(), "account/letters?state=lost").problem())
                .isEqualTo("422 invalid state");
        assertThat(retry(admin, letter.path("id").asLong()).status()).isEqualTo(200);
        assertThat(retry(admin, 4711).problem()).isEqualTo("404 not-found");
    }

    @Test
    void listsComeInPages() {
        for (int number = 0; number < 3; number++) {
            new Browser().post(world.url(), "account/recoveries", Map.of("email", "page" + number + "@example.org"));
        }

        JsonNode first = admin.get(world.url(), "account/letters?limit=2").json();
        JsonNode second = admin.get(
                        world.url(),
                        "account/letters?limit=2&cursor=" + first.path("next").asString())
                .json();

        assertThat(first.path("items"))
                .extracting(letter -> letter.path("to").asString())
                .containsExactly("page2@example.org", "page1@example.org");
        assertThat(second.path("items").get(0).path("to").asString()).isEqualTo("page0@example.org");
    }

    @Test
    void nobodyElseSeesOrDoesAnything() {
        Browser ada = new Browser();
        logIn(ada, "ada");

        assertThat(ada.get(world.url(), "account/letters").problem()).isEqualTo("403 forbidden");
        assertThat(retry(ada, 1).problem()).isEqualTo("403 forbidden");
        assertThat(new Browser().get(world.url(), "account/letters").problem()).isEqualTo("401 not-logged-in");
        assertThat(retry(new Browser(), 1).problem()).isEqualTo("401 not-logged-in");
    }

    private static Reply retry(Browser browser, long id) {
        return browser.post(world.url(), "account/letters/" + id + "/retry", "");
    }

    private static void logIn(Browser browser, String name) {
        browser.post(world.url(), "sessions", Map.of("login", name, "password", World.passwordOf(name)));
    }
}
