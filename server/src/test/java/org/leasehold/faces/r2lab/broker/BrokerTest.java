package org.leasehold.faces.r2lab.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.common.events.EventHistory;
import org.leasehold.common.http.Endpoint;
import org.leasehold.common.http.Listeners;
import org.leasehold.faces.r2lab.R2labSettings;
import org.leasehold.faces.r2lab.R2labWorld;
import org.leasehold.organizations.SliceDraft;
import org.leasehold.organizations.Slices;
import org.leasehold.testing.Http;
import org.leasehold.testing.TestCertificates;
import org.leasehold.testing.TestClock;
import org.leasehold.testing.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The broker of R2lab's first years by real TLS, with real client certificates. */
class BrokerTest {

    @RegisterExtension
    @Order(1)
    static final TestCertificates certificates = new TestCertificates();

    @RegisterExtension
    @Order(2)
    static final World world = World.standingStill().with(R2labSettings.class, BrokerTest::doors);

    private static final String ACCOUNT = "onelab.inria.user1.tutorial";

    private static Http anybody = Http.at(URI.create("http://127.0.0.1"));
    private static Http webServer = anybody;
    private static URI address = URI.create("https://127.0.0.1");
    private static int days;

    private String day = "";

    private static R2labSettings doors() {
        return R2labWorld.doors(Endpoint.parse("r2lab.broker", "https://127.0.0.1:0/", certificates.tls()));
    }

    @BeforeAll
    static void people() {
        R2labWorld.fill(world);
        R2labWorld.slice(world, ACCOUNT);
        address = world.the(Listeners.class).addressOf(broker());
        anybody = client(null);
        webServer = client("trusted");
    }

    private static Endpoint broker() {
        return Objects.requireNonNull(world.the(R2labSettings.class).broker());
    }

    private static Http client(@Nullable String certificate) {
        return Http.below(address.resolve("/resources/"), certificates.client(certificate))
                .with("Content-Type", "application/json")
                .with("Accept", "application/json");
    }

    @BeforeEach
    void anotherDay() {
        days++;
        day = "2099-04-%02dT".formatted(days);
    }

    @AfterEach
    void theClockGoesBack() {
        world.clock().set(TestClock.START);
    }

    @Test
    void theLoopOfTheFirstYears_aNodeIsFoundALeaseMadeSeenMovedAndDeleted() {
        JsonNode node = resource(anybody.get("nodes?name=37nodes"));
        assertThat(node.propertyNames())
                .containsExactly("name", "urn", "uuid", "resource_type", "domain", "available", "status", "exclusive");
        Http.Reply made = webServer.post(
                "leases",
                Map.of(
                        "name",
                        "b7104ca8-5f8d-4018-8f6f-908e9b9e3f95",
                        "valid_from",
                        day + "08:00:00Z",
                        "valid_until",
                        day + "09:00:00Z",
                        "account_attributes",
                        Map.of("name", ACCOUNT),
                        "components",
                        List.of(Map.of("uuid", node.path("uuid").asString()))));
        assertThat(made.status()).as(made.body()).isEqualTo(200);
        assertThat(made.json().path("resource_response").path("about").asString())
                .isEqualTo("/resources/leases");
        JsonNode lease = resource(made);
        assertThat(lease.propertyNames())
                .containsExactly(
                        "urn",
                        "uuid",
                        "resource_type",
                        "valid_from",
                        "valid_until",
                        "status",
                        "client_id",
                        "components",
                        "account");
        assertThat(lease.path("status").asString()).isEqualTo("accepted");
        assertThat(lease.path("valid_from").asString()).isEqualTo(day + "08:00:00Z");
        assertThat(lease.path("components").path(0)).isEqualTo(node);
        assertThat(lease.path("account").path("urn").asString())
                .isEqualTo("urn:publicid:IDN+onelab:inria:user1+slice+tutorial");
        String uuid = lease.path("uuid").asString();

        assertThat(uuids(anybody.get("leases"))).contains(uuid);
        JsonNode moved =
                resource(webServer.send("PUT", "leases", json(Map.of("uuid", uuid, "valid_until", day + "10:00:00Z"))));
        assertThat(moved.path("valid_until").asString()).isEqualTo(day + "10:00:00Z");
        Http.Reply gone = webServer.send("DELETE", "leases", json(Map.of("uuid", uuid)));
        assertThat(gone.json())
                .isEqualTo(JsonMapper.shared()
                        .readTree("{\"resource_response\": {\"response\": \"OK\", \"about\": \"/resources/leases\"}}"));
        assertThat(anybody.get("leases?status=cancelled").body()).contains(uuid);
    }

    @Test
    void row6_onlyATrustedCertificateWritesAndItsNameIsRecorded() {
        Http.Reply refused = anybody.post("leases", wish("08:00:00Z", "09:00:00Z"));
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.json().path("error").path("reason").asString()).isNotBlank();
        assertThat(refused.header("Content-Type")).contains("text/json");
        Http stranger = client("stranger");
        assertThatThrownBy(() -> stranger.post("leases", wish("08:00:00Z", "09:00:00Z")))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(leasesOfTheDay()).isEmpty();
        assertThat(book("08:00:00Z", "09:00:00Z").status()).isEqualTo(200);
        Http.Reply renewed = webServer.send(
                "PUT",
                "accounts",
                json(Map.of("name", ACCOUNT, "valid_until", "2027-01-01T00:00:00Z", "closed_at", "")));
        assertThat(renewed.status()).as(renewed.body()).isEqualTo(200);
        assertThat(world.the(EventHistory.class)
                        .list("slice.renewed", "", Long.MAX_VALUE, 1)
                        .getFirst()
                        .actor())
                .isEqualTo("certificate trusted");
    }

    @Test
    void row1_aConflictIsNever200AndLeavesNothing() throws Exception {
        List<Callable<Integer>> wishes = new ArrayList<>();
        for (int index = 0; index < 10; index++) {
            wishes.add(() -> book("08:00:00Z", "09:00:00Z").status());
        }
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer : together.invokeAll(wishes)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).containsOnly(200, 401).containsOnlyOnce(200);
        Http.Reply late = book("08:30:00Z", "09:30:00Z");
        assertThat(reason(late))
                .isEqualTo("401 Reservation for the resource '37nodes' failed. The resource is either unavailable or a"
                        + " policy quota has been exceeded.");
        assertThat(leasesOfTheDay()).hasSize(1);
        String other = resource(book("10:00:00Z", "11:00:00Z")).path("uuid").asString();
        Http.Reply onto = webServer.send("PUT", "leases", json(Map.of("uuid", other, "valid_from", day + "08:30:00Z")));
        assertThat(onto.status()).as("nor is a move onto another").isEqualTo(401);
    }

    @Test
    void statusIsFilteredAndFollowsTime() {
        world.clock().set(Instant.parse("2026-11-24T08:00:00Z"));
        day = "2026-11-24T";
        String uuid = resource(book("08:00:00Z", "09:00:00Z")).path("uuid").asString();
        world.clock().set(Instant.parse("2026-11-24T08:32:00Z"));
        assertThat(webServer
                        .send("DELETE", "leases", json(Map.of("uuid", uuid)))
                        .status())
                .isEqualTo(200);
        JsonNode cut = resource(anybody.get("leases?uuid=" + uuid));
        assertThat(cut.path("valid_until").asString()).isEqualTo("2026-11-24T08:30:00Z");
        assertThat(reason(webServer.send("DELETE", "leases", json(Map.of("uuid", uuid)))))
                .startsWith("409 ");
        String urn = "urn:publicid:IDN%2bonelab:inria:user1%2bslice%2btutorial";
        assertThat(reason(anybody.get("leases?status=past&account_urn=urn:publicid:IDN%2bx%2bslice%2by")))
                .isEqualTo("404 No resources matching the request.");
        assertThat(reason(anybody.get("leases?status=nonsense"))).isEqualTo("404 No resources matching the request.");
        assertThat(anybody.get("leases?status=accepted,active,past&account_urn=" + urn)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void row4_accountsAreRenewedAndClosedAndAnExpiredOneCannotBook() {
        String name = "inria_expiring";
        R2labWorld.slice(world, name);
        Slices slices = world.the(Slices.class);
        slices.addMember(World.SYSTEM, name, "user");
        assertThat(resource(anybody.get("account?name=" + name)).path("users").size())
                .as("who is in it is not for everybody")
                .isZero();
        JsonNode account = resource(webServer.get("account?name=" + name));
        assertThat(account.propertyNames())
                .containsExactly(
                        "name", "urn", "uuid", "resource_type", "created_at", "valid_until", "closed_at", "users");
        String userUrn = account.path("users").path(0).path("urn").asString();
        assertThat(webServer
                        .get("users?urn=" + userUrn.replace("+", "%2b"))
                        .json()
                        .path("resource_response")
                        .path("resources")
                        .path(0)
                        .path("name")
                        .asString())
                .isEqualTo("user");
        assertThat(anybody.get("users").status()).isEqualTo(401);
        assertThat(anybody.get("accounts")
                        .json()
                        .path("resource_response")
                        .path("resources")
                        .size())
                .isGreaterThanOrEqualTo(2);

        slices.change(
                World.SYSTEM, name, new SliceDraft(name, null, null, null, TestClock.START.minus(Duration.ofDays(1))));
        assertThat(bookFor(name).status()).isEqualTo(401);
        assertThat(resource(anybody.get("account?name=" + name))
                        .path("closed_at")
                        .isNull())
                .isFalse();
        String until = TestClock.START.plus(Duration.ofDays(61)).toString();
        webServer.send("PUT", "accounts", json(Map.of("name", name, "valid_until", until, "closed_at", "")));
        assertThat(bookFor(name).status()).isEqualTo(200);
    }

    @Test
    void badRequestsAreToldInTheFormOfTheOriginal() {
        assertThat(reason(anybody.get("moons"))).isEqualTo("404 Unknown resource type 'moons'.");
        assertThat(reason(anybody.get("nodes?name=moon"))).isEqualTo("404 No resources matching the request.");
        assertThat(reason(anybody.get("account?name=nobody"))).isEqualTo("404 No resources matching the request.");
        assertThat(reason(webServer.post("leases", "not json"))).startsWith("400 ");
        assertThat(reason(webServer.post("leases", "{}"))).isEqualTo("400 Attribute 'valid_from' is mandatory.");
        assertThat(reason(webServer.post(
                        "leases", Map.of("valid_from", day + "08:00:00Z", "valid_until", day + "09:00:00Z"))))
                .isEqualTo("400 Attribute 'components' is mandatory.");
        assertThat(reason(bookFor("nobody"))).startsWith("404 ");
        assertThat(reason(book("08:05:00Z", "09:00:00Z"))).startsWith("400 ");
        assertThat(reason(webServer.send("PUT", "leases", json(Map.of("uuid", "x")))))
                .startsWith("404 ");
        assertThat(reason(webServer.post("nodes", "{}"))).isEqualTo("400 This is not changed here.");
        assertThat(reason(webServer.send("PATCH", "leases", "{}"))).startsWith("405 ");
    }

    @Test
    void noGarbageHarmsAnybody() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(12);
        String[] methods = {"GET", "POST", "PUT", "DELETE", "PATCH"};
        String[] paths = {"leases", "nodes", "accounts", "users", "account?name=%00", "leases?account_uuid=x", "a/b"};
        String[] pieces = {
            "{",
            "}",
            "[",
            "]",
            "\"",
            ":",
            ",",
            "null",
            "-1",
            "1e999",
            "uuid",
            "components",
            "account",
            "\u0000",
            "é",
            "\"2099-01-01T00:00:00Z\"",
            "valid_from",
            "\\u0000"
        };
        for (int round = 0; round < 300; round++) {
            StringBuilder body = new StringBuilder();
            for (int piece = random.nextInt(14); piece > 0; piece--) {
                body.append(pieces[random.nextInt(pieces.length)]);
            }
            Http.Reply reply = webServer.send(
                    methods[random.nextInt(methods.length)], paths[random.nextInt(paths.length)], body.toString());
            assertThat(reply.status()).as(body.toString()).isBetween(200, 499);
            assertThat(reply.body()).doesNotContain("org.leasehold").doesNotContain("\tat ");
        }
    }

    private Http.Reply book(String from, String until) {
        return webServer.post("leases", wish(from, until));
    }

    private Http.Reply bookFor(String account) {
        return webServer.post(
                "leases",
                Map.of(
                        "valid_from",
                        day + "08:00:00Z",
                        "valid_until",
                        day + "09:00:00Z",
                        "account",
                        Map.of("name", account),
                        "components_attributes",
                        List.of(Map.of("name", "37nodes"))));
    }

    private Map<String, Object> wish(String from, String until) {
        return Map.of(
                "valid_from",
                day + from,
                "valid_until",
                day + until,
                "account",
                Map.of("name", ACCOUNT),
                "components",
                List.of(Map.of("name", "37nodes")));
    }

    private List<JsonNode> leasesOfTheDay() {
        Http.Reply reply = anybody.get("leases");
        return reply.json().path("resource_response").path("resources").values().stream()
                .filter(lease -> lease.path("valid_from").asString().startsWith(day))
                .toList();
    }

    private static List<String> uuids(Http.Reply reply) {
        return reply.json().path("resource_response").path("resources").values().stream()
                .map(lease -> lease.path("uuid").asString())
                .toList();
    }

    private static JsonNode resource(Http.Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().path("resource_response").path("resource");
    }

    /** Status and reason, which say the same status. */
    private static String reason(Http.Reply reply) {
        JsonNode exception = reply.json().path("exception");
        assertThat(exception.path("code").asInt()).as(reply.body()).isEqualTo(reply.status());
        assertThat(reply.header("Content-Type")).contains("text/json");
        return reply.status() + " " + exception.path("reason").asString();
    }

    private static String json(Object form) {
        return JsonMapper.shared().writeValueAsString(form);
    }
}
