package org.leasehold.faces.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.testing.Problems.problemOf;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Limit;
import org.leasehold.accounts.Limited;
import org.leasehold.accounts.Limits;
import org.leasehold.accounts.NewAccount;
import org.leasehold.accounts.Retention;
import org.leasehold.common.Problem;
import org.leasehold.handoff.Tool;
import org.leasehold.handoff.ToolSettings;
import org.leasehold.providers.Provider;
import org.leasehold.providers.ProviderSettings;
import org.leasehold.testing.Browser;
import org.leasehold.testing.World;
import tools.jackson.databind.JsonNode;

/** What administrators find people by, and see of the tools and providers that an installation is connected to. */
class AdministrationRoutesTest {

    private static final HttpServer answering = answering();
    private static final URI silent = URI.create("http://127.0.0.1:" + portOfNobody());

    @RegisterExtension
    static final World world = World.standingStill()
            .with(
                    ToolSettings.class,
                    () -> new ToolSettings(
                            List.of(
                                    tool(
                                            "answers",
                                            URI.create("http://127.0.0.1:"
                                                    + answering.getAddress().getPort())),
                                    tool("silent", silent)),
                            Path.of("target")))
            .with(
                    ProviderSettings.class,
                    () -> new ProviderSettings(List.of(new Provider(
                            "institute",
                            Provider.Kind.OIDC,
                            "The institute",
                            "leasehold",
                            "not to be shown",
                            silent.toString(),
                            List.of("openid"),
                            false,
                            null))));

    private final Browser admin = new Browser();

    @BeforeEach
    void people() {
        Accounts accounts = world.the(Accounts.class);
        if (accounts.find("root").isEmpty()) {
            accounts.create(World.SYSTEM, new NewAccount("root", "Root", null, World.passwordOf("root"), true, false));
            accounts.create(
                    World.SYSTEM,
                    new NewAccount(
                            "ada", "Augusta King", "countess@example.org", World.passwordOf("ada"), false, false));
        }
        logIn(admin, "root");
    }

    @AfterAll
    static void stop() {
        answering.stop(0);
    }

    @Test
    void peopleAreFoundByAPartOfNameTitleOrAddress() {
        for (String part : List.of("ad", "KING", "countess")) {
            assertThat(names("accounts?q=" + part)).as(part).containsExactly("ada");
        }
        assertThat(names("accounts?q=%25")).as("no pattern").isEmpty();
        assertThat(names("accounts?q=")).contains("ada", "root");
        assertThat(json("accounts/ada").path("displayName").asString()).isEqualTo("Augusta King");
        assertThat(admin.get(world.url(), "accounts/nobody").problem()).isEqualTo("404 not-found");
    }

    @Test
    void aRuleForOneAccountNamesIt() {
        long ada = world.the(Accounts.class).get("ada").id();
        world.the(Limits.class)
                .set(
                        World.SYSTEM,
                        new Limits.Wanted(
                                new Limits.Whom.One(ada),
                                Limited.LEASES,
                                7L,
                                null,
                                Retention.parse(null),
                                null,
                                "A long survey"));

        assertThat(json("account/limit-rules").path("items"))
                .anySatisfy(rule ->
                        assertThat(rule.path("accountName").asString("")).isEqualTo("ada"));
    }

    @Test
    void r1_aRuleOfALevelCanBeTakenAwayButTheLowestOne() {
        Limits limits = world.the(Limits.class);
        long before = mostLeases(7);
        limits.set(
                World.SYSTEM,
                new Limits.Wanted(
                        new Limits.Whom.Level(7), Limited.LEASES, 7L, null, Retention.parse(null), null, "A survey"));
        assertThat(mostLeases(7)).isEqualTo(7);

        limits.unset(World.SYSTEM, new Limits.Whom.Level(7), Limited.LEASES);

        assertThat(mostLeases(7)).isEqualTo(before);
        assertThat(problemOf(
                                Problem.WrongState.class,
                                () -> limits.unset(World.SYSTEM, new Limits.Whom.Level(0), Limited.LEASES))
                        .detail())
                .contains("leases", "no limit at all");
    }

    @Test
    void w7_rulesOfTrialsAreToldToTrialsAlone() {
        Limits limits = world.the(Limits.class);
        long ada = world.personNamed("ada").accountId();

        assertThat(limits.of(ada, 1))
                .extracting(Limit::what)
                .contains(Limited.LEASES)
                .doesNotContain(Limited.TRIAL_MINUTES, Limited.IDLE_MINUTES, Limited.TRIALS);
        assertThat(limits.of(ada, 0))
                .extracting(Limit::what)
                .contains(Limited.TRIAL_MINUTES, Limited.IDLE_MINUTES)
                .doesNotContain(Limited.TRIALS);
    }

    private static long mostLeases(int level) {
        return Objects.requireNonNullElse(
                world.the(Limits.class).ofLevel(level, Limited.LEASES).mostCount(), Long.MAX_VALUE);
    }

    @Test
    void w6_toolsAreAskedWhetherTheyAnswer() {
        JsonNode tools = json("tools").path("items");

        assertThat(tools.get(0).path("name").asString()).isEqualTo("answers");
        assertThat(tools.get(0).path("problem").isNull()).isTrue();
        assertThat(tools.get(1).path("problem").asString()).startsWith("It does not answer");
        assertThat(tools.toString()).doesNotContain("not to be shown");
    }

    @Test
    void o2_providersAreAskedWhetherTheyAnswer() {
        JsonNode provider = json("providers").path("items").get(0);

        assertThat(provider.path("title").asString()).isEqualTo("The institute");
        assertThat(provider.path("problem").asString()).isNotBlank();
        assertThat(provider.toString()).doesNotContain("not to be shown");
    }

    @Test
    void nobodyElseIsTold() {
        Browser ada = new Browser();
        logIn(ada, "ada");
        for (String path : List.of("tools", "providers", "accounts?q=a", "accounts/ada")) {
            assertThat(ada.get(world.url(), path).problem()).as(path).isEqualTo("403 forbidden");
            assertThat(new Browser().get(world.url(), path).problem()).as(path).isEqualTo("401 not-logged-in");
        }
    }

    private List<String> names(String path) {
        return json(path)
                .path("items")
                .valueStream()
                .map(account -> account.path("name").asString())
                .toList();
    }

    private JsonNode json(String path) {
        return admin.get(world.url(), path).json();
    }

    private static Tool tool(String name, URI url) {
        return new Tool(name, Tool.Kind.JUPYTERHUB, name, url, "not to be shown", List.of(), 1, null);
    }

    private static HttpServer answering() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                exchange.sendResponseHeaders(302, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where nobody listens. */
    private static int portOfNobody() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void logIn(Browser browser, String name) {
        browser.post(world.url(), "sessions", Map.of("login", name, "password", World.passwordOf(name)));
    }
}
