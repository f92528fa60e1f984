package org.leasehold.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.testing.FacilityBuilder.aFacility;
import static org.leasehold.testing.World.at;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leasehold.accounts.Sessions;
import org.leasehold.testing.World;

/** Handing somebody over to a JupyterHub that redeems a code, server to server (the forced-login contract). */
class HubHandoffTest {

    @TempDir
    static Path folder;

    @RegisterExtension
    static final World world =
            World.standingStill().at(URI.create(Browser.PORTAL)).with(ToolSettings.class, () -> Tools.all(folder));

    private static final AtomicInteger tests = new AtomicInteger();
    private static final String BEGIN = Browser.PORTAL + "/handoff/jupyterhub";

    @BeforeAll
    static void people() {
        world.has(aFacility("lab").withNodes("n1", "n2").definition());
        world.book(world.hasSliceOf("ada"), "lab", "n1", "09:00", "11:00");
    }

    /** Each test begins a minute after the one before, so that none is taken for going round. */
    @BeforeEach
    void morning() {
        world.clock().set(at("09:00").plus(Duration.ofMinutes(tests.incrementAndGet())));
    }

    @Test
    void theBrowserGoesToTheHubWithATokenAndAWayOn() {
        assertThat(ada().get(BEGIN + "?next=/hub/user-redirect/tree/x.ipynb").location())
                .matches("https://hub\\.example\\.org/hub/handoff\\?login_token=[A-Za-z0-9_-]{43}"
                        + "&next=%2Fhub%2Fuser-redirect%2Ftree%2Fx\\.ipynb");
    }

    @Test
    void nextIsAlwaysSent() {
        assertThat(ada().get(BEGIN).location()).endsWith("&next=%2Fhub%2Fuser-redirect%2F");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example.org/", "//evil.example.org", "/%5Cevil.example.org", "evil", "/%0Aevil"})
    void nextIsAPathOfTheHubOrTheUsualOne(String wanted) {
        assertThat(ada().get(BEGIN + "?next=" + wanted).location()).endsWith("&next=%2Fhub%2Fuser-redirect%2F");
    }

    @Test
    void theHubLearnsTheHandleAndTheGroups() {
        HttpResponse<String> reply = redeem(world, "jupyterhub", token(ada()));
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(reply.body()).isEqualTo("{\"name\":\"ada\",\"groups\":[\"ada\"]}");
    }

    @Test
    void usedExpiredUnknownAndBrokenAreAnsweredAlike() {
        String used = token(ada());
        redeem(world, "jupyterhub", used);
        assertRefused(redeem(world, "jupyterhub", used));

        String expired = token(ada());
        world.pass(Duration.ofSeconds(30));
        assertRefused(redeem(world, "jupyterhub", expired));

        assertRefused(redeem(world, "jupyterhub", "A".repeat(43)));
        assertRefused(redeem(world, "jupyterhub", ""));
        assertRefused(post("jupyterhub/login", Tools.SECRET, "no json"));
        assertRefused(post("jupyterhub/login", Tools.SECRET, "{\"token\":" + "9".repeat(5_000) + "}"));
        assertRefused(redeem(world, "freehub", token(ada())));
    }

    @ParameterizedTest
    @CsvSource({"another credential", "''"})
    void whoeverIsNotTheHubLearnsNothingAndSpendsNothing(String credential) {
        String token = token(ada());
        HttpResponse<String> reply = post("jupyterhub/login", credential, "{\"token\":\"" + token + "\"}");
        assertThat(reply.statusCode()).isEqualTo(401);
        assertThat(reply.body()).doesNotContain("ada");
        assertThat(redeem(world, "jupyterhub", token).statusCode()).isEqualTo(200);
    }

    @Test
    void theHubIsToldLaterWhetherSomebodyMayStay() {
        world.book(world.hasSliceOf("kay"), "lab", "n2", "10:00", "11:00");
        world.clock().set(at("10:00"));
        Browser kay = Browser.in(world).loggedInAs("kay");
        assertRefused(check("kay"));
        redeem(world, "jupyterhub", token(kay));
        assertThat(check("kay").body()).isEqualTo("{\"name\":\"kay\",\"groups\":[\"kay\"]}");

        world.clock().set(at("11:00"));
        assertRefused(check("kay"));
        world.clock().set(at("10:30"));
        assertThat(check("kay").statusCode()).isEqualTo(200);

        world.the(Sessions.class).logOut(kay.cookie(Browser.PORTAL, Sessions.COOKIE));
        assertRefused(check("kay"));
        assertRefused(check("nobody"));
    }

    @Test
    void tokensOfTheHubDoNotComeThroughTheAddressOfTheBrowser() {
        assertThat(ada().get(Browser.PORTAL + "/redeem/jupyterhub?code=" + token(ada()))
                        .status())
                .isEqualTo(404);
    }

    private static Browser ada() {
        return Browser.in(world).loggedInAs("ada");
    }

    private static String token(Browser browser) {
        return browser.get(BEGIN).location().replaceAll(".*login_token=([^&]*)&.*", "$1");
    }

    private static HttpResponse<String> check(String name) {
        return post("jupyterhub/check", Tools.SECRET, "{\"name\":\"" + name + "\"}");
    }

    static HttpResponse<String> redeem(World world, String tool, String token) {
        return post(world, tool + "/login", Tools.SECRET, "{\"token\":\"" + token + "\"}");
    }

    private static HttpResponse<String> post(String path, String credential, String body) {
        return post(world, path, credential, body);
    }

    private static HttpResponse<String> post(World world, String path, String credential, String body) {
        HttpRequest request = HttpRequest.newBuilder(world.url().resolve("/redeem/" + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + credential)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void assertRefused(HttpResponse<String> reply) {
        assertThat(reply.statusCode()).isEqualTo(404);
        assertThat(reply.body()).isEqualTo("{\"message\":\"invalid token\"}");
    }
}
