package org.leasehold.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.testing.FacilityBuilder.aFacility;

import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Sessions;
import org.leasehold.common.Span;
import org.leasehold.inventory.Policy;
import org.leasehold.leases.Booking;
import org.leasehold.leases.Leases;
import org.leasehold.live.Await;
import org.leasehold.testing.World;

/** The end of a lease in Zeppelin: we log people out there, with the bytes that were observed to work. */
@Tag("slow")
class ZeppelinFarewellTest {

    /** A stand-in with Zeppelin's answers; notes what it is asked. */
    private static final HttpServer zeppelin = zeppelin();

    private static final String ADDRESS =
            "http://127.0.0.1:" + zeppelin.getAddress().getPort();
    private static final Queue<String> asked = new ConcurrentLinkedQueue<>();

    @TempDir
    static Path folder;

    @RegisterExtension
    static final World world = World.running().with(ToolSettings.class, ZeppelinFarewellTest::settings);

    private static ToolSettings settings() {
        return new ToolSettings(
                List.of(new Tool(
                        "zeppelin", Tool.Kind.ZEPPELIN, "Zeppelin", URI.create(ADDRESS), "", List.of(), 1, "lab")),
                folder);
    }

    @BeforeAll
    static void lab() {
        world.has(aFacility("lab")
                .under(new Policy(
                        Duration.ofSeconds(1),
                        null,
                        Duration.ZERO,
                        null,
                        null,
                        Duration.ZERO,
                        Duration.ZERO,
                        false,
                        null))
                .withNodes("n1", "n2")
                .definition());
    }

    @AfterAll
    static void stop() {
        zeppelin.stop(0);
    }

    @Test
    void whenTheLeaseEndsOrTheSessionEveryoneWhoWasLetInIsLoggedOut() throws Exception {
        Browser ada = letIn("ada", "n1", Duration.ofSeconds(20));
        Browser ben = letIn("ben", "n2", Duration.ofHours(2));
        assertThat(asked).isEmpty();

        Await.until(() -> asked.size() >= 2);
        String login = asked.remove();
        assertThat(login).startsWith("GET /api/login leasehold-zeppelin=");
        SignedJWT token = SignedJWT.parse(login.substring(login.indexOf("zeppelin=") + 9));
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("ada");
        assertThat(token.getJWTClaimsSet().getExpirationTime().toInstant())
                .isBefore(Instant.now().plusSeconds(21));
        assertThat(asked.remove())
                .isEqualTo(
                        "POST /api/login/logout leasehold-zeppelin=" + token.getParsedString() + "; JSESSIONID=0b1f");
        assertThat(asked).as("ben stays").isEmpty();

        assertThat(ada.get(world.url() + "/handoff/zeppelin").status()).isEqualTo(403);
        world.the(Sessions.class).logOut(ben.cookie(Browser.PORTAL, Sessions.COOKIE));
        Await.until(() -> asked.size() >= 2);
        assertThat(asked.remove()).startsWith("GET /api/login ");
    }

    private Browser letIn(String name, String node, Duration length) {
        Actor.Person person = world.hasSliceOf(name);
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(2);
        world.the(Leases.class)
                .book(person, new Booking("lab", List.of(node), name, Span.of(start, length), null), null);
        Browser browser = Browser.in(world)
                .where(world.url().toString(), world.url().toString())
                .where(ADDRESS + "/handoff", world.url() + "/redeem/zeppelin")
                .loggedInAs(name);
        browser.set(world.url().toString(), Sessions.COOKIE, browser.cookie(Browser.PORTAL, Sessions.COOKIE));
        Await.until(() -> browser.get(world.url() + "/handoff/zeppelin").status() == 303);
        assertThat(browser.follow(world.url() + "/handoff/zeppelin").location()).isEqualTo(ADDRESS + "/");
        return browser;
    }

    private static HttpServer zeppelin() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/api/login", exchange -> {
                asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                        + exchange.getRequestHeaders().getFirst("Cookie"));
                if (exchange.getRequestURI().getPath().endsWith("/logout")) {
                    answer(
                            exchange,
                            401,
                            "{\"status\":\"UNAUTHORIZED\",\"message\":\"\",\"body\":{\"isLogoutAPI\":\"false\"}}");
                } else {
                    exchange.getResponseHeaders().add("Set-Cookie", "JSESSIONID=0b1f; Path=/; HttpOnly; SameSite=lax");
                    answer(exchange, 200, "{\"status\":\"OK\",\"message\":\"\",\"body\":{\"principal\":\"ada\"}}");
                }
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
