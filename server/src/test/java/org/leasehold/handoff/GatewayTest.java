package org.leasehold.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.testing.FacilityBuilder.aFacility;
import static org.leasehold.testing.World.at;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.accounts.AccountChange;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Sessions;
import org.leasehold.leases.LeaseFilter;
import org.leasehold.leases.Leases;
import org.leasehold.live.Await;
import org.leasehold.testing.World;

/** The gateway in front of tools that know nothing of us: lets in whoever may now, and shuts when that ends (3.4). */
class GatewayTest {

    private static final String TOOL = "http://echo.example.org";
    private static final EchoTool echo = echoTool();

    @RegisterExtension
    static final World world =
            World.standingStill().at(URI.create(Browser.PORTAL)).with(ToolSettings.class, GatewayTest::tools);

    private static final AtomicInteger tests = new AtomicInteger();
    private String name = "";

    private static EchoTool echoTool() {
        try {
            return new EchoTool();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ToolSettings tools() {
        return new ToolSettings(
                List.of(
                        tool("echo", Tool.Kind.GATEWAY, TOOL, echo.url()),
                        tool(
                                "silent",
                                Tool.Kind.GATEWAY,
                                "http://silent.example.org",
                                URI.create("http://127.0.0.1:1")),
                        tool("zeppelin", Tool.Kind.ZEPPELIN, "http://zep.example.org", echo.url())),
                Tools.FOLDER);
    }

    private static Tool tool(String name, Tool.Kind kind, String url, URI upstream) {
        return new Tool(name, kind, "The " + name, URI.create(url), "", List.of(), 1, "lab", upstream);
    }

    @BeforeAll
    static void facility() {
        world.has(aFacility("lab").withNodes("n1").definition());
    }

    @AfterAll
    static void close() throws IOException {
        echo.close();
    }

    /** Somebody with a lease for the hour that runs; each test has its own day. */
    @BeforeEach
    void somebodyWithALease() {
        int number = tests.incrementAndGet();
        name = "ada" + number;
        world.clock().set(at("08:30").plus(Duration.ofDays(number)));
        var start = at("09:00").plus(Duration.ofDays(number));
        world.hasSliceOf(name);
        world.the(Leases.class)
                .book(
                        world.personNamed(name),
                        new org.leasehold.leases.Booking(
                                "lab",
                                List.of("n1"),
                                name,
                                new org.leasehold.common.Span(start, start.plus(Duration.ofHours(1))),
                                null),
                        null);
        world.clock().set(start.plus(Duration.ofMinutes(5)));
    }

    private static Browser browser() {
        return Browser.in(world)
                .where(TOOL, world.url().toString())
                .where("http://silent.example.org", world.url().toString())
                .where("http://zep.example.org", world.url().toString());
    }

    @Test
    void whoeverHoldsALeaseComesToThePageTheyWereGoingTo() {
        Browser.Reply reply = browser().loggedInAs(name).page(TOOL + "/lab?reset=1");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("hello");
        assertThat(reply.headers("Set-Cookie")).containsExactly("theirs=1; Path=/");
        assertThat(echo.last().line()).isEqualTo("GET /lab?reset=1 HTTP/1.1");
    }

    @Test
    void theToolLearnsWhoAsksAndSeesNoSecretOfOurs() {
        Browser ada = browser().loggedInAs(name).set(TOOL, "theirs", "1").set(TOOL, Sessions.COOKIE, "stray");
        ada.page(TOOL + "/");
        ada.get(
                TOOL + "/api",
                "X-Forwarded-User",
                "root",
                "X-Forwarded-Proto",
                "gopher",
                "Forwarded",
                "for=nobody",
                "Accept",
                "application/json");

        EchoTool.Seen seen = echo.last();
        assertThat(seen.header("Host")).contains("echo.example.org");
        assertThat(seen.header("X-Forwarded-User")).contains(name);
        assertThat(seen.header("X-Forwarded-Proto")).contains("http");
        assertThat(seen.header("X-Forwarded-For")).contains("127.0.0.1");
        assertThat(seen.header("Forwarded")).isEmpty();
        assertThat(seen.header("Cookie")).contains("theirs=1");
        assertThat(seen.headers()).noneMatch(header -> header.contains("root"));
    }

    @Test
    void nobodyComesInWithoutALeaseAndIsToldWhatIsMissing() {
        world.hasPerson(name + "-guest");
        int before = echo.seen().size();

        Browser.Reply reply = browser().loggedInAs(name + "-guest").page(TOOL + "/");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.body()).contains("opens for whoever holds a lease of lab");
        assertThat(echo.seen()).hasSize(before);
    }

    @Test
    void whoeverIsNotLoggedInDoesSoFirst() {
        assertThat(browser().page(TOOL + "/lab").location()).startsWith(Browser.PORTAL + "/login.html?next=");
    }

    @Test
    void whatAPagesScriptAsksForIsRefusedAndSentNowhere() {
        Browser.Reply reply = browser().get(TOOL + "/api", "Accept", "application/json");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(browser()
                        .get(TOOL + "/api", "Sec-Fetch-Mode", "cors", "Accept", "text/html")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aCodeOfAnotherBrowserLetsNobodyIn() {
        Browser ada = browser().loggedInAs(name);
        String entrance =
                ada.get(ada.get(TOOL + "/", "Accept", "text/html").location()).location();
        assertThat(entrance).startsWith(TOOL + "/.leasehold/enter?code=");

        assertThat(browser().get(entrance).status()).isEqualTo(403);
        assertThat(ada.get(entrance).status())
                .as("spent, by whoever showed it first")
                .isEqualTo(403);
    }

    @Test
    void aWayBackLeadsOnlyIntoTheTool() {
        Browser ada = browser().loggedInAs(name);
        String entrance =
                ada.get(ada.get(TOOL + "/", "Accept", "text/html").location()).location();

        ada.set(TOOL, "leasehold-gateway-to", "https%3A%2F%2Felsewhere.example.org%2F");

        assertThat(ada.get(entrance).location()).isEqualTo(TOOL + "/");
    }

    @Test
    void theEndOfTheLeaseShutsTheDoorToTheSecond() {
        Browser ada = browser().loggedInAs(name);
        ada.page(TOOL + "/");

        world.clock().advance(Duration.ofMinutes(54).plusSeconds(59));
        assertThat(ada.get(TOOL + "/api").status()).isEqualTo(200);
        world.clock().advance(Duration.ofSeconds(1));
        assertThat(ada.get(TOOL + "/api").status()).isEqualTo(403);
        assertThat(ada.page(TOOL + "/").body()).contains("opens for whoever holds a lease of lab");
    }

    @Test
    void aWebSocketRunsBothWaysAndEndsWithTheLease() throws IOException {
        Browser ada = browser().loggedInAs(name);
        ada.page(TOOL + "/");
        try (Socket socket = webSocket(ada)) {
            socket.getOutputStream().write("ping".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(4), StandardCharsets.US_ASCII))
                    .isEqualTo("ping");
            assertThat(echo.last().header("X-Forwarded-User")).contains(name);

            world.clock().advance(Duration.ofMinutes(55));

            assertThat(socket.getInputStream().read())
                    .as("the end of the stream")
                    .isEqualTo(-1);
        }
    }

    @Test
    void anAnswerWithoutEndEndsWithTheLease() throws IOException {
        Browser ada = browser().loggedInAs(name);
        ada.page(TOOL + "/");
        try (Socket socket = asking(ada, "/endless")) {
            assertThat(head(socket)).startsWith("HTTP/1.1 200");
            readUntil(socket, "data: 1");

            world.clock().advance(Duration.ofMinutes(55));

            assertThat(rest(socket))
                    .as("cut off, not closed as if it were whole")
                    .doesNotContain("0\r\n\r\n");
        }
    }

    @Test
    void whoeverStillWaitsForAnAnswerWhenTheLeaseEndsIsToldSo() throws IOException {
        Browser ada = browser().loggedInAs(name);
        ada.page(TOOL + "/");
        int before = echo.seen().size();
        try (Socket socket = asking(ada, "/silence")) {
            Await.until(() -> echo.seen().size() > before);

            world.clock().advance(Duration.ofMinutes(55));

            assertThat(head(socket)).startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void aWebSocketEndsWhenItsPersonIsShutOut() throws IOException {
        Browser ada = browser().loggedInAs(name);
        ada.page(TOOL + "/");
        try (Socket socket = webSocket(ada)) {
            world.the(Accounts.class)
                    .change(World.SYSTEM, name, new AccountChange(null, null, null, null, null, null, true));

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aWebSocketEndsWhenTheLeaseIsCutShort() throws IOException {
        Browser ada = browser().loggedInAs(name);
        ada.page(TOOL + "/");
        try (Socket socket = webSocket(ada)) {
            long lease = world.the(Leases.class)
                    .list(LeaseFilter.ALL, null, 100, true)
                    .getFirst()
                    .id();
            world.the(Leases.class).cancel(World.SYSTEM, lease);
            world.clock().advance(Duration.ofMinutes(6));

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void nobodyOpensAWebSocketFromOutside() throws IOException {
        try (Socket socket = new Socket(world.url().getHost(), world.url().getPort())) {
            assertThat(handshake(socket, "")).startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void aToolThatDoesNotAnswerIsSaidToBeSo() {
        Browser.Reply reply = browser().loggedInAs(name).page("http://silent.example.org/");

        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.body()).contains("The silent does not answer");
    }

    @Test
    void aZeppelinNeedsNoLineInItsProxy() {
        Browser.Reply reply = browser()
                .loggedInAs(name)
                .page(Browser.PORTAL + "/handoff/zeppelin?originalUrl=http://zep.example.org/#/notebook/1");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(echo.last().header("Cookie"))
                .hasValueSatisfying(cookies -> assertThat(cookies).startsWith("leasehold-zeppelin=ey"));
    }

    private static Socket asking(Browser browser, String path) throws IOException {
        Socket socket = new Socket(world.url().getHost(), world.url().getPort());
        say(
                socket,
                "GET " + path + " HTTP/1.1\r\nHost: echo.example.org\r\nCookie: leasehold-gateway="
                        + browser.cookie(TOOL, "leasehold-gateway") + "\r\n\r\n");
        return socket;
    }

    private static Socket webSocket(Browser browser) throws IOException {
        Socket socket = new Socket(world.url().getHost(), world.url().getPort());
        String answer =
                handshake(socket, "Cookie: leasehold-gateway=" + browser.cookie(TOOL, "leasehold-gateway") + "\r\n");
        assertThat(answer).startsWith("HTTP/1.1 101").contains("Sec-WebSocket-Accept: whatever");
        return socket;
    }

    private static String handshake(Socket socket, String headers) throws IOException {
        say(
                socket,
                "GET /socket HTTP/1.1\r\nHost: echo.example.org\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        + headers
                        + "\r\n");
        return head(socket);
    }

    private static void say(Socket socket, String words) throws IOException {
        socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
    }

    private static String head(Socket socket) throws IOException {
        return readUntil(socket, "\r\n\r\n");
    }

    private static String readUntil(Socket socket, String end) throws IOException {
        StringBuilder read = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (!read.toString().endsWith(end)) {
            int octet = in.read();
            assertThat(octet).as("more after " + read).isNotNegative();
            read.append((char) octet);
        }
        return read.toString();
    }

    private static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
}
