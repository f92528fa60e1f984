package org.leasehold.faces.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.testing.FacilityBuilder.aFacility;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.NewAccount;
import org.leasehold.testing.Http;
import org.leasehold.testing.World;
import org.yaml.snakeyaml.Yaml;

/** The REST face as programs meet it: over real HTTP, with good and with bad input. */
class RestTest {

    @RegisterExtension
    static final World world = World.standingStill();

    private static Http anybody = Http.at(URI.create("http://127.0.0.1"));
    private static Http ada = anybody;
    private static Http admin = anybody;

    @BeforeAll
    static void people() {
        anybody = Http.at(world.url());
        world.has(aFacility("lab").with("chamber", "n1", "n2", "n3").definition());
        world.hasSliceOf("ada");
        world.the(Accounts.class)
                .create(World.SYSTEM, new NewAccount("root", "Root", null, World.passwordOf("root"), true, false));
        ada = anybody.as(token("ada"));
        admin = anybody.as(token("root"));
    }

    private static String token(String name) {
        Http.Reply reply = anybody.post(
                "tokens",
                Map.of(
                        "name",
                        "test",
                        "scopes",
                        List.of("read", "write"),
                        "login",
                        name,
                        "password",
                        World.passwordOf(name)));
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.json().path("token").asString();
    }

    @Test
    void theDocumentAndTheRoutesNameTheSameOperations() throws IOException {
        Set<String> routes = world.all(Routes.class).stream()
                .flatMap(group -> group.routes().stream())
                .map(route -> route.method() + " " + route.template())
                .collect(Collectors.toCollection(TreeSet::new));
        routes.add("GET /live"); // the live face answers it
        assertThat(operations()).isEqualTo(routes);
    }

    private static Set<String> operations() throws IOException {
        Set<String> operations = new TreeSet<>();
        try (InputStream text = RestTest.class.getResourceAsStream("/openapi.yaml")) {
            Map<String, Map<String, Map<String, Object>>> document = new Yaml().load(text);
            Map<String, Map<String, Object>> paths = document.getOrDefault("paths", Map.of());
            paths.forEach((path, methods) -> methods.keySet().stream()
                    .filter(method -> !method.equals("parameters"))
                    .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        }
        return operations;
    }

    @Test
    void aLeaseIsBookedReadAmendedAndCancelled() {
        Http.Reply booked = ada.post("leases", booking("n1", "10:00", "11:00"));
        assertThat(booked.status()).as(booked.body()).isEqualTo(201);
        assertThat(booked.header("ETag")).contains("\"1\"");
        String path = "leases/" + booked.json().path("id").asLong();
        assertThat(booked.header("Location")).contains("/api/v1/" + path);
        assertThat(anybody.get(path).json()).isEqualTo(booked.json());

        Http.Reply longer = ada.with("If-Match", "\"1\"").send("PATCH", path, "{\"end\":\"2026-11-22T12:00:00Z\"}");
        assertThat(longer.json().path("end").asString()).isEqualTo("2026-11-22T12:00:00Z");
        assertThat(ada.send("DELETE", path, "").status()).isEqualTo(204);
        assertThat(anybody.get(path).json().path("state").asString()).isEqualTo("CANCELLED");
    }

    @Test
    void anyOffsetIsReadAndUtcIsWritten() {
        Map<String, Object> wish = Map.of(
                "facility", "lab",
                "resources", List.of("n2"),
                "slice", "ada",
                "start", "2026-11-22T14:00:00+01:00",
                "end", "2026-11-22T14:30:00.000+01:00");
        assertThat(ada.post("leases", wish).json().path("start").asString()).isEqualTo("2026-11-22T13:00:00Z");
    }

    @Test
    void aPreviewShowsTheLeaseAndEveryReasonAgainstItAndWritesNothing() {
        Http.Reply preview = ada.post("leases?preview=true", booking("n3", "06:00", "06:05"));
        assertThat(preview.json().path("lease").path("slice").asString()).isEqualTo("ada");
        assertThat(preview.json().path("refusals"))
                .extracting(refusal -> refusal.path("rule").asString())
                .containsExactly("past", "granularity");
        assertThat(anybody.get("leases?facility=lab&resource=n3&from=2026-11-22T00:00:00Z")
                        .json()
                        .path("items")
                        .size())
                .isZero();
    }

    @Test
    void oneIdempotencyKeyIsOneLease() {
        Http keyed = ada.with("Idempotency-Key", "k1");
        long first = keyed.post("leases", booking("n1", "18:00", "19:00"))
                .json()
                .path("id")
                .asLong();
        assertThat(keyed.post("leases", booking("n1", "18:00", "19:00"))
                        .json()
                        .path("id")
                        .asLong())
                .isEqualTo(first);
        assertThat(keyed.post("leases", booking("n1", "19:00", "20:00")).problem())
                .isEqualTo("422 invalid Idempotency-Key");
    }

    @Test
    void listsComeInPages() {
        for (int hour = 0; hour < 5; hour++) {
            String start = "0" + hour + ":00";
            ada.post("leases", booking("2026-11-25T", "n2", start, "0" + hour + ":30"));
        }
        String query = "leases?facility=lab&from=2026-11-25T00:00:00Z&until=2026-11-26T00:00:00Z&limit=2";
        Http.Reply first = anybody.get(query);
        assertThat(first.json().path("items").size()).isEqualTo(2);
        Http.Reply second =
                anybody.get(query + "&cursor=" + first.json().path("next").asString());
        Http.Reply third =
                anybody.get(query + "&cursor=" + second.json().path("next").asString());
        assertThat(third.json().path("items").size()).isEqualTo(1);
        assertThat(third.json().path("next").isNull()).isTrue();
    }

    @Test
    void freeAnswersWhichAndWhen() {
        ada.post("leases", booking("2026-11-26T", "n1", "10:00", "12:00"));
        String span = "from=2026-11-26T11:00:00Z&until=2026-11-26T12:00:00Z";
        assertThat(anybody.get("free?facility=lab&type=node&" + span).json().path("items"))
                .extracting(item -> item.asString())
                .containsExactly("n2", "n3");
        assertThat(anybody.get("free?facility=lab&type=chamber&" + span)
                        .json()
                        .path("items")
                        .size())
                .isZero();
        Http.Reply spans = anybody.get(
                "free/spans?facility=lab&type=node&count=3&duration=PT1H&limit=1&from=2026-11-26T10:30:00Z&until=2026-11-27T00:00:00Z");
        assertThat(spans.json().path("items").path(0).path("start").asString()).isEqualTo("2026-11-26T12:00:00Z");
        Http.Reply days = anybody.get("free/days?facility=lab&type=node&from=2026-11-26&until=2026-11-27");
        assertThat(days.json().path("items").path(0).path("minimumFree").asInt())
                .isEqualTo(2);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            not json                                       | 400 bad-request
            []                                             | 400 bad-request
            {"facility":"lab"}                             | 422 invalid resources
            {"facility":7}                                 | 422 invalid facility
            {"facility":"lab","room":"n1"}                 | 422 invalid room
            {"facility":"lab","resources":"n1"}            | 422 invalid resources
            {"facility":"lab","resources":["n1"],"slice":"ada","start":"soon","end":"later"} | 422 invalid start
            {"facility":"lab","resources":["n1"],"slice":"ada","start":"2026-11-22T12:00:00Z","end":"2026-11-22T11:00:00Z"} | 422 refused-by-policy end
            {"facility":"lab","resources":["n1"],"slice":"ada","start":"+99999-01-01T00:00:00Z","end":"+99999-01-02T00:00:00Z"} | 422 invalid start
            {"facility":"lab","resources":["n9"],"slice":"ada","start":"2026-11-22T12:00:00Z","end":"2026-11-22T13:00:00Z"} | 404 not-found
            {"facility":"moon","resources":["n1"],"slice":"ada","start":"2026-11-22T12:00:00Z","end":"2026-11-22T13:00:00Z"} | 404 not-found
            {"facility":"lab","resources":["n1"],"slice":"eve","start":"2026-11-22T12:00:00Z","end":"2026-11-22T13:00:00Z"} | 404 not-found
            {"facility":"lab","resources":[],"slice":"ada","start":"2026-11-22T12:00:00Z","end":"2026-11-22T13:00:00Z"} | 422 invalid resources
            """)
    void badBookingsAreToldWhatIsWrong(String body, String problem) {
        Http.Reply reply = ada.post("leases", body);
        assertThat(reply.problem()).isEqualTo(problem);
        assertThat(reply.header("Content-Type")).contains("application/problem+json");
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            GET    | leases/abc                              | 404 not-found
            GET    | leases/99999999                         | 404 not-found
            GET    | leases?limit=0                          | 422 invalid limit
            GET    | leases?cursor=%00                       | 422 invalid cursor
            GET    | leases?state=LOST                       | 422 invalid state
            GET    | leases?facility=lab&from=yesterday      | 422 invalid from
            GET    | leases?resource=n1                      | 422 invalid facility
            GET    | free?facility=lab                       | 422 invalid from
            GET    | free/spans?facility=lab&duration=long   | 422 invalid duration
            GET    | nothing/here                            | 404 not-found
            PATCH  | leases                                  | 405 bad-request
            DELETE | facilities/lab                          | 405 bad-request
            """)
    void badRequestsAreToldWhatIsWrong(String method, String path, String problem) {
        assertThat(ada.send(method, path, "").problem()).isEqualTo(problem);
    }

    @Test
    void anAmendmentSaysWhichVersionItHasSeen() {
        long id = ada.post("leases", booking("2026-11-27T", "n1", "10:00", "11:00"))
                .json()
                .path("id")
                .asLong();
        assertThat(ada.send("PATCH", "leases/" + id, "{}").problem()).isEqualTo("428 precondition-required");
        assertThat(ada.with("If-Match", "\"7\"")
                        .send("PATCH", "leases/" + id, "{}")
                        .problem())
                .isEqualTo("412 revision-mismatch");
    }

    @Test
    void whoIsUnknownMayLookAndNoMore() {
        assertThat(anybody.get("leases?facility=lab").status()).isEqualTo(200);
        assertThat(anybody.post("leases", booking("n1", "20:00", "21:00")).problem())
                .isEqualTo("401 not-logged-in");
        assertThat(anybody.as("lh_forged").get("me").problem()).isEqualTo("401 not-logged-in");
        assertThat(ada.get("accounts").problem()).isEqualTo("403 forbidden");
        assertThat(ada.send("PUT", "facilities/lab/policy", "{}").problem()).isEqualTo("403 forbidden");
    }

    @Test
    void aSessionCookieAloneDoesNotWrite() {
        Http.Reply begun = anybody.post("sessions", Map.of("login", "ada", "password", World.passwordOf("ada")));
        String cookie = begun.header("Set-Cookie").orElse("").replaceFirst(";.*", "");
        assertThat(begun.header("Set-Cookie").orElse("")).contains("HttpOnly").contains("SameSite=Lax");
        Http browser = anybody.with("Cookie", cookie);
        assertThat(browser.get("me").json().path("account").path("name").asString())
                .isEqualTo("ada");
        assertThat(browser.post("leases", booking("n1", "21:00", "22:00")).problem())
                .isEqualTo("403 forbidden");
        assertThat(browser.with("X-Leasehold", "1")
                        .with("Origin", "https://evil.example")
                        .post("leases", booking("n1", "21:00", "22:00"))
                        .problem())
                .isEqualTo("403 forbidden");
        assertThat(browser.with("X-Leasehold", "1")
                        .post("leases", booking("n1", "21:00", "22:00"))
                        .status())
                .isEqualTo(201);
        browser.with("X-Leasehold", "1").send("DELETE", "sessions/current", "");
        assertThat(browser.get("me").problem()).isEqualTo("401 not-logged-in");
    }

    @Test
    void aPageOfAnotherOriginMayAskAsAnybodyCanOrWithATokenButNotWithTheCookie() {
        Http elsewhere = Http.at(world.url()).with("Origin", "https://elsewhere.example");
        Http.Reply read = elsewhere.get("facilities");
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.header("Access-Control-Allow-Origin")).contains("*");
        assertThat(read.header("Access-Control-Allow-Credentials")).isEmpty();

        Http.Reply asked = elsewhere
                .with("Access-Control-Request-Method", "PATCH")
                .with("Access-Control-Request-Headers", "authorization,if-match")
                .send("OPTIONS", "leases/1", "");
        assertThat(asked.status()).isEqualTo(204);
        assertThat(asked.header("Access-Control-Allow-Methods"))
                .hasValueSatisfying(methods -> assertThat(methods).contains("PATCH"));
        assertThat(asked.header("Access-Control-Allow-Headers"))
                .hasValueSatisfying(headers -> assertThat(headers).contains("Authorization", "If-Match"));
        assertThat(asked.header("Access-Control-Allow-Credentials")).isEmpty();
    }

    @Test
    void aFileWithFaultsIsReportedLineByLineAndNothingIsTaken() {
        String file = """
                lease_id,slice,start,end
                1,ada,2020-01-01T10:00:00Z,2020-01-01T11:03:00Z
                1,ada,2020-01-02T10:00:00Z,2020-01-02T11:00:00Z
                3,ada,2020-01-01T11:00:00Z,2020-01-01T12:00:00Z
                4,ada,yesterday,2020-01-01T12:00:00Z
                5,ada,2020-01-03T12:00:00Z
                """;
        String path = "leases/import?facility=lab&resource=chamber";
        Http.Reply dry = admin.post(path + "&dryRun=true", file);
        assertThat(dry.json().path("problems"))
                .extracting(problem -> problem.path("line").asInt() + " "
                        + problem.path("code").asString())
                .containsExactly("3 duplicate", "4 overlap", "5 broken", "6 broken");
        assertThat(admin.post(path, file).problem()).isEqualTo("409 import-refused");
        assertThat(ada.post(path, file).problem()).isEqualTo("403 forbidden");

        String good = file.lines().limit(2).collect(Collectors.joining("\n"));
        assertThat(admin.post(path, good).json().path("taken").asInt()).isEqualTo(1);
        assertThat(admin.post(path, good)
                        .json()
                        .path("report")
                        .path("problems")
                        .path(0)
                        .path("code")
                        .asString())
                .as("never twice")
                .isEqualTo("duplicate");
        assertThat(anybody.get("statistics?facility=lab&until=2021-01-01T00:00:00Z&by=slice")
                        .json()
                        .path("items")
                        .path(0)
                        .path("hours")
                        .asDouble())
                .isEqualTo(1.05);
    }

    private static Map<String, Object> booking(String resource, String start, String end) {
        return booking("2026-11-22T", resource, start, end);
    }

    private static Map<String, Object> booking(String day, String resource, String start, String end) {
        return Map.of(
                "facility",
                "lab",
                "resources",
                List.of(resource),
                "slice",
                "ada",
                "start",
                day + start + ":00Z",
                "end",
                day + end + ":00Z");
    }
}
