package org.leasehold.faces.r2lab.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leasehold.accounts.Actor;
import org.leasehold.common.Span;
import org.leasehold.faces.r2lab.R2labSettings;
import org.leasehold.faces.r2lab.R2labWorld;
import org.leasehold.leases.Booking;
import org.leasehold.leases.Imports;
import org.leasehold.leases.Leases;
import org.leasehold.organizations.SliceDraft;
import org.leasehold.organizations.Slices;
import org.leasehold.testing.Http;
import org.leasehold.testing.TestClock;
import org.leasehold.testing.World;
import tools.jackson.databind.JsonNode;

/** Leases and resources by the REST of R2lab's broker of today, as its programs ask for them. */
class ApiLeaseTest {

    @RegisterExtension
    static final World world = World.standingStill().with(R2labSettings.class, () -> R2labWorld.doors(null));

    private static Http anybody = Http.at(URI.create("http://127.0.0.1"));
    private static Http admin = anybody;
    private static Http user = anybody;
    private static long resource;
    private static long slice;
    private static int days;

    private String day = "";

    @BeforeAll
    static void people() {
        R2labWorld.fill(world);
        R2labWorld.slice(world, "other-slice");
        anybody = R2labWorld.api(world);
        admin = R2labWorld.apiAs(world, "admin@test.com");
        user = R2labWorld.apiAs(world, "user@test.com");
        resource = anybody.get("resources").json().path(0).path("id").asLong();
        slice = world.the(Slices.class).getSlice("test-slice").id();
    }

    /** Each test has a day of its own, in a year to come. */
    @BeforeEach
    void anotherDay() {
        days++;
        day = "2099-%02d-%02dT".formatted(days / 28 + 1, days % 28 + 1);
    }

    @AfterEach
    void theClockGoesBack() {
        world.clock().set(TestClock.START);
    }

    @Test
    void resourcesAreOneAndKnownByAllItsNames() {
        assertThat(anybody.get("resources").body())
                .isEqualTo("[{\"id\":" + resource + ",\"name\":\"r2lab\",\"granularity\":600}]");
        for (String name : List.of("r2lab", "r2lab.inria.fr", "37nodes")) {
            assertThat(anybody.get("resources/by-name/" + name)
                            .json()
                            .path("id")
                            .asLong())
                    .isEqualTo(resource);
        }
        assertThat(anybody.get("resources/" + resource).json().path("name").asString())
                .isEqualTo("r2lab");
        assertThat(anybody.get("resources/" + resource + "/granularity").body()).isEqualTo("{\"granularity\":600}");
        assertThat(detail(anybody.get("resources/by-name/moon"))).isEqualTo("404 Resource not found");
        assertThat(detail(anybody.get("resources/987654/granularity"))).isEqualTo("404 Resource not found");
    }

    @Test
    void row1_leasesAreBookedMovedResizedAndDeleted() {
        Http.Reply booked = book("10:00:00Z", "11:00:00Z");
        assertThat(booked.status()).as(booked.body()).isEqualTo(201);
        JsonNode lease = booked.json();
        assertThat(lease.propertyNames())
                .containsExactly("id", "resource_id", "slice_id", "t_from", "t_until", "created_at", "slice_name");
        assertThat(lease.path("t_from").asString()).isEqualTo(day + "10:00:00Z");
        assertThat(lease.path("slice_id").asLong()).isEqualTo(slice);
        assertThat(lease.path("slice_name").asString()).isEqualTo("test-slice");
        assertThat(lease.path("resource_id").asLong()).isEqualTo(resource);

        String path = "leases/" + lease.path("id").asLong();
        Http.Reply longer = user.send("PATCH", path, "{\"t_until\": \"" + day + "12:00:00Z\"}");
        assertThat(longer.status()).isEqualTo(200);
        assertThat(longer.json().path("t_until").asString()).isEqualTo(day + "12:00:00Z");
        Http.Reply moved = user.send(
                "PATCH",
                path,
                "{\"t_from\": \"" + day + "14:00:00+00:00\", \"t_until\": \"" + day + "15:00:00.000Z\"}");
        assertThat(moved.json().path("t_from").asString()).isEqualTo(day + "14:00:00Z");
        Http.Reply gone = user.send("DELETE", path, "");
        assertThat(gone.status() + gone.body()).isEqualTo("204");
        assertThat(ofTheDay()).isEmpty();
        assertThat(detail(user.send("DELETE", path, ""))).isEqualTo("404 Lease not found");
    }

    @Test
    void row1_adjacentIsAllowedAndOverlapIsRefusedWithWhatIsInTheWay() {
        long first = book("10:00:00Z", "11:00:00Z").json().path("id").asLong();
        assertThat(book("11:00:00Z", "12:00:00Z").status()).isEqualTo(201);
        assertThat(book("09:00:00Z", "10:00:00Z").status()).isEqualTo(201);
        String overlap =
                "409 Overlaps with lease " + first + " (test-slice, " + day + "10:00:00Z — " + day + "11:00:00Z)";
        assertThat(detail(book("10:00:00Z", "11:00:00Z"))).isEqualTo(overlap);
        assertThat(detail(book("10:30:00Z", "10:40:00Z"))).isEqualTo(overlap);
        long apart = book("15:00:00Z", "16:00:00Z").json().path("id").asLong();
        assertThat(detail(user.send("PATCH", "leases/" + apart, "{\"t_from\": \"" + day + "11:30:00Z\"}")))
                .startsWith("409 Overlaps with lease ");
        assertThat(ofTheDay()).hasSize(4);
    }

    @Test
    void row1_ofThirtyWhoBookAtOnceOneGetsItAndTheOthersAreTold() throws Exception {
        List<Callable<Integer>> wishes = new ArrayList<>();
        for (int index = 0; index < 30; index++) {
            String until = index % 2 == 0 ? "12:00:00Z" : "11:00:00Z";
            wishes.add(() -> book("10:00:00Z", until).status());
        }
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer : together.invokeAll(wishes)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).containsOnly(201, 409).containsOnlyOnce(201);
        assertThat(ofTheDay()).hasSize(1);
    }

    @Test
    void row1_aLeaseOfAPartIsInTheWayAndIsNoLeaseOfTheWhole() {
        Actor.Person person = world.personNamed("user");
        world.the(Leases.class)
                .book(
                        person,
                        new Booking(
                                "lab",
                                List.of("fit01"),
                                "test-slice",
                                new Span(Instant.parse(day + "10:00:00Z"), Instant.parse(day + "11:00:00Z")),
                                null),
                        null);
        assertThat(ofTheDay()).isEmpty();
        assertThat(book("10:00:00Z", "11:00:00Z").status()).isEqualTo(409);
    }

    @ParameterizedTest(name = "{0} until {1} -> {2}")
    @CsvSource(textBlock = """
            10:05:00Z,       11:00:00Z, 422 Lease times must be aligned to 600s granularity
            10:00:00Z,       11:00:01Z, 422 Lease times must be aligned to 600s granularity
            10:00:00.500Z,   11:00:00Z, 422 Lease times must be aligned to 600s granularity
            11:00:00Z,       10:00:00Z, 422 t_from must be before t_until
            11:00:00Z,       11:00:00Z, 422 t_from must be before t_until
            """)
    void row2_timesAreAlignedAndInOrder(String from, String until, String answer) {
        assertThat(detail(book(from, until))).isEqualTo(answer);
        assertThat(ofTheDay()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10:00:00+00:00", "10:00:00.000Z", "11:00:00+01:00", "10:00:00Z", "10:00", "10:00:00"})
    void row2_anyIsoFormIsReadAndUtcIsWritten(String from) {
        assertThat(book(from, "10:30:00Z").json().path("t_from").asString()).isEqualTo(day + "10:00:00Z");
    }

    @Test
    void row3_whatRunsIsCutToItsLastGrainAndThePastStays() {
        world.clock().set(Instant.parse("2026-12-01T09:55:00Z"));
        long id = bookAt("2026-12-01T10:00:00Z", "2026-12-01T12:00:00Z");
        world.clock().set(Instant.parse("2026-12-01T10:47:13Z"));
        Http.Reply cut = user.send("DELETE", "leases/" + id, "");
        assertThat(cut.status()).as(cut.body()).isEqualTo(200);
        assertThat(cut.json().path("t_until").asString()).isEqualTo("2026-12-01T10:40:00Z");
        assertThat(detail(user.send("DELETE", "leases/" + id, ""))).isEqualTo("409 Cannot delete a past lease");
        assertThat(bookAt("2026-12-01T10:40:00Z", "2026-12-01T11:00:00Z"))
                .as("what was given back can be had at once")
                .isPositive();
    }

    @Test
    void row3_whatHasJustBegunKeepsOneGrain() {
        world.clock().set(Instant.parse("2026-12-02T09:55:00Z"));
        long id = bookAt("2026-12-02T10:00:00Z", "2026-12-02T12:00:00Z");
        world.clock().set(Instant.parse("2026-12-02T10:03:00Z"));
        assertThat(user.send("DELETE", "leases/" + id, "")
                        .json()
                        .path("t_until")
                        .asString())
                .isEqualTo("2026-12-02T10:10:00Z");
        assertThat(user.send("DELETE", "leases/" + id, "")
                        .json()
                        .path("t_until")
                        .asString())
                .as("said twice it stays so")
                .isEqualTo("2026-12-02T10:10:00Z");
    }

    @Test
    void row3_thePastIsBookedAndMovedOnlyWhereThePolicyAllowsIt() {
        Map<String, Object> past = wish("2026-03-01T10:00:00Z", "2026-03-01T11:00:00Z");
        assertThat(detail(user.post("leases", past))).startsWith("422 A lease cannot start in the past");
        R2labWorld.allowThePast(world, true);
        try {
            Http.Reply booked = user.post("leases", past);
            assertThat(booked.status()).as(booked.body()).isEqualTo(201);
            String path = "leases/" + booked.json().path("id").asLong();
            Http.Reply moved = user.send(
                    "PATCH", path, "{\"t_from\":\"2026-03-01T12:00:00Z\",\"t_until\":\"2026-03-01T13:00:00Z\"}");
            assertThat(moved.status()).as(moved.body()).isEqualTo(200);
            assertThat(moved.json().path("t_from").asString()).isEqualTo("2026-03-01T12:00:00Z");
            assertThat(user.post("leases", past).status())
                    .as("what it left is free")
                    .isEqualTo(201);
            assertThat(user.post("leases", wish("2026-03-01T12:30:00Z", "2026-03-01T13:30:00Z"))
                            .status())
                    .isEqualTo(409);
            assertThat(detail(user.send("DELETE", path, ""))).isEqualTo("409 Cannot delete a past lease");
            assertThat(user.send("PATCH", path, "{\"t_until\":\"2099-03-01T13:00:00Z\"}")
                            .status())
                    .as("what is over stays over")
                    .isEqualTo(409);
        } finally {
            R2labWorld.allowThePast(world, false);
        }
    }

    @Test
    void row6_membersBookForTheirSlicesAdministratorsForAnyAndOthersForNone() {
        Map<String, Object> other = new LinkedHashMap<>(wish(day + "10:00:00Z", day + "11:00:00Z"));
        other.put("slice_name", "other-slice");
        assertThat(detail(user.post("leases", other))).isEqualTo("403 You are not a member of this slice");
        Http.Reply booked = admin.post("leases", other);
        assertThat(booked.status()).isEqualTo(201);
        String path = "leases/" + booked.json().path("id").asLong();
        assertThat(detail(user.send("PATCH", path, "{}"))).isEqualTo("403 Forbidden");
        assertThat(detail(user.send("DELETE", path, ""))).isEqualTo("403 Forbidden");
        assertThat(detail(anybody.send("DELETE", path, ""))).isEqualTo("401 Not authenticated");
        Http.Reply bad = anybody.as("forged").post("leases", other);
        assertThat(detail(bad)).isEqualTo("401 Invalid or expired token");
        assertThat(bad.header("WWW-Authenticate")).contains("Bearer");
        assertThat(anybody.as("forged").get("leases").status())
                .as("reads are public, whatever the token")
                .isEqualTo(200);
        assertThat(admin.send("PATCH", path, "{\"t_until\":\"" + day + "11:30:00Z\"}")
                        .status())
                .isEqualTo(200);
        assertThat(admin.send("DELETE", path, "").status()).isEqualTo(204);
        assertThat(detail(admin.send("PATCH", "leases/987654321", "{}"))).isEqualTo("404 Lease not found");
    }

    /** Each wish has every fault that comes after its own as well. */
    @Test
    void bookingsAreCheckedInTheOrderOfTheOriginal() {
        book("10:00:00Z", "11:00:00Z");
        Map<String, Object> wish = new LinkedHashMap<>();
        wish.put("t_from", day + "11:05:00Z");
        wish.put("t_until", day + "10:05:00Z");
        assertThat(detail(user.post("leases", wish))).isEqualTo("422 Provide resource_id or resource_name");
        wish.put("resource_id", 987654);
        wish.put("resource_name", "r2lab");
        assertThat(detail(user.post("leases", wish))).isEqualTo("422 Provide resource_id or resource_name, not both");
        wish.remove("resource_name");
        wish.put("slice_name", "no-such");
        assertThat(detail(user.post("leases", wish))).isEqualTo("404 Resource not found");
        wish.put("resource_id", resource);
        assertThat(detail(user.post("leases", wish))).isEqualTo("404 Slice not found");
        wish.put("slice_id", slice);
        assertThat(detail(user.post("leases", wish))).isEqualTo("422 Provide slice_id or slice_name, not both");
        wish.remove("slice_id");
        wish.put("slice_name", "other-slice");
        assertThat(detail(user.post("leases", wish))).isEqualTo("403 You are not a member of this slice");
        wish.put("slice_name", "test-slice");
        assertThat(detail(user.post("leases", wish))).isEqualTo("422 t_from must be before t_until");
        wish.put("t_from", day + "10:05:00Z");
        wish.put("t_until", day + "10:25:00Z");
        assertThat(detail(user.post("leases", wish))).isEqualTo("422 Lease times must be aligned to 600s granularity");
        wish.put("t_from", day + "10:00:00Z");
        wish.put("t_until", day + "10:20:00Z");
        assertThat(detail(user.post("leases", wish))).startsWith("409 Overlaps with lease ");
        wish.remove("slice_name");
        assertThat(detail(user.post("leases", wish))).isEqualTo("422 Provide slice_id or slice_name");
    }

    @Test
    void row4_anExpiredSliceCannotBookAndItsLeasesOutliveIt() {
        R2labWorld.slice(world, "short-lived");
        Map<String, Object> wish = new LinkedHashMap<>(wish(day + "10:00:00Z", day + "11:00:00Z"));
        wish.put("slice_name", "short-lived");
        assertThat(admin.post("leases", wish).status()).isEqualTo(201);
        world.the(Slices.class)
                .change(
                        World.SYSTEM,
                        "short-lived",
                        new SliceDraft("short-lived", null, null, null, TestClock.START.minusSeconds(1)));
        wish.put("t_from", day + "12:00:00Z");
        wish.put("t_until", day + "13:00:00Z");
        assertThat(detail(admin.post("leases", wish))).isEqualTo("404 Slice not found");
        assertThat(ofTheDay().getFirst().path("slice_name").asString()).isEqualTo("short-lived");
    }

    @Test
    void row7_leasesAreFoundByEndAndStart() {
        book("10:00:00Z", "11:00:00Z");
        book("12:00:00Z", "13:00:00Z");
        String plus = "%2B00%3A00";
        String time = day.replace(":", "%3A");
        assertThat(starts("after=" + time + "11%3A00%3A00" + plus + "&before=" + time + "12%3A00%3A00" + plus))
                .as("an end at the instant is not after it, a start at the instant not before it")
                .isEmpty();
        assertThat(starts("after=" + time + "10%3A59%3A59" + plus + "&before=" + time + "12%3A00%3A01" + plus))
                .containsExactly("10:00", "12:00");
        assertThat(starts("alive=" + Instant.parse(day + "10:00:00Z").getEpochSecond()))
                .containsExactly("10:00");
        assertThat(starts("alive=" + Instant.parse(day + "11:00:00Z").getEpochSecond()))
                .isEmpty();
        String ofTheDay = "&after=" + day + "00:00:00Z&before=" + day + "23:00:00Z";
        assertThat(starts("resource_id=" + resource + ofTheDay)).hasSize(2);
        assertThat(starts("resource_id=987654" + ofTheDay)).isEmpty();
        assertThat(starts("slice_id=" + slice + ofTheDay)).hasSize(2);
        assertThat(starts("slice_id=987654" + ofTheDay)).isEmpty();
        assertThat(starts("alive=" + Instant.parse(day + "10:30:00Z").getEpochSecond() + "&after=" + day + "11:00:00Z"))
                .isEmpty();
    }

    @Test
    void row7_todayAndTomorrowBeginAtTheFacilitysMidnight() {
        world.clock().set(Instant.parse("2026-11-28T08:00:00Z"));
        bookAt("2026-11-28T22:30:00Z", "2026-11-28T23:00:00Z"); // until midnight in Paris
        bookAt("2026-11-28T23:00:00Z", "2026-11-28T23:30:00Z");
        assertThat(starts("after=today&before=tomorrow")).containsExactly("22:30");
        assertThat(starts("after=tomorrow&before=2026-11-30")).containsExactly("23:00");
        world.clock().set(Instant.parse("2026-11-28T22:45:00Z"));
        assertThat(starts("after=now&before=2026-11-30")).containsExactly("22:30", "23:00");
        assertThat(starts("before=now&after=today")).containsExactly("22:30");
    }

    @Test
    void row7_theCurrentLeaseIsOneOrNull() {
        assertThat(anybody.get("leases/current?resource_id=" + resource).body()).isEqualTo("null");
        world.clock().set(Instant.parse("2026-11-27T09:00:00Z"));
        long id = bookAt("2026-11-27T10:00:00Z", "2026-11-27T11:00:00Z");
        world.clock().set(Instant.parse("2026-11-27T10:00:00Z"));
        assertThat(anybody.get("leases/current?resource_id=" + resource)
                        .json()
                        .path("id")
                        .asLong())
                .isEqualTo(id);
        world.clock().set(Instant.parse("2026-11-27T11:00:00Z"));
        assertThat(anybody.get("leases/current?resource_id=" + resource).body()).isEqualTo("null");
        Http.Reply missing = anybody.get("leases/current");
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.json().path("detail").path(0).path("loc").path(1).asString())
                .isEqualTo("resource_id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "leases?after=today",
                "leases?after=2026-11-21T00%3A00%3A00%2B00%3A00",
                "leases?after=2026-11-22T03%3A00%3A00%2B00%3A00&before=2026-11-22T05%3A00%3A00%2B00%3A00",
                "leases?after=2026-11-22T03:00:00+00:00",
                "leases?after=2026-11-22T03:00:00.000Z",
                "leases?alive=1795305600",
                "resources/by-name/r2lab.inria.fr",
                "leases/"
            })
    void theRequestsOfRealProgramsAreAnswered(String path) {
        assertThat(anybody.with("Accept", "application/json").get(path).status())
                .isEqualTo(200);
    }

    @ParameterizedTest(name = "{0} {1} {2} -> {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            GET    | leases?after=yesterday   |                 | 422 'after' must be an ISO datetime, 'now', 'today', or 'tomorrow'
            GET    | leases?before=           |                 | 200
            GET    | leases?before=1          |                 | 422 'before' must be an ISO datetime, 'now', 'today', or 'tomorrow'
            GET    | leases?after=9999-12-31T23:59:59-18:00 |   | 422 'after' must be an ISO datetime, 'now', 'today', or 'tomorrow'
            GET    | leases?alive=now         |                 | 422 query.alive
            GET    | leases?alive=-5          |                 | 422 query.alive
            GET    | leases?alive=99999999999999999 |           | 422 query.alive
            GET    | leases?slice_id=x        |                 | 422 query.slice_id
            POST   | leases                   | not json        | 422 body
            POST   | leases                   | []              | 422 body
            POST   | leases                   | {}              | 422 body.t_from
            POST   | leases                   | {"t_from":"soon","t_until":"later"} | 422 body.t_from
            POST   | leases                   | {"t_from":7,"t_until":8}            | 422 body.t_from
            PATCH  | leases/abc               | {}              | 422 path.lease_id
            DELETE | leases/99999999999999999999 |              | 422 path.lease_id
            GET    | nothing                  |                 | 404 Not Found
            PUT    | leases                   | {}              | 405 Method Not Allowed
            """)
    void badRequestsAreToldInTheFormsThatProgramsRead(String method, String path, String body, String answer) {
        Http.Reply reply = user.send(method, path, body == null ? "" : body);
        assertThat(reply.status() == 200 ? "200" : detail(reply)).isEqualTo(answer);
    }

    @Test
    void noGarbageHarmsAnybody() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(4);
        String[] methods = {"GET", "POST", "PATCH", "DELETE", "PUT"};
        String[] paths = {"leases", "leases/1", "slices", "slices/1", "users/1", "users/1/keys", "auth/login", "x"};
        String[] pieces = {
            "{",
            "}",
            "[",
            "]",
            "\"",
            ":",
            ",",
            "null",
            "true",
            "-1",
            "1e999",
            "t_from",
            "slice_id",
            "\u0000",
            "%00",
            "é",
            "2099-01-01T00:00:00Z",
            "resource_id",
            "email",
            "\\u0000",
            " "
        };
        for (int round = 0; round < 400; round++) {
            StringBuilder body = new StringBuilder();
            for (int piece = random.nextInt(12); piece > 0; piece--) {
                body.append(pieces[random.nextInt(pieces.length)]);
            }
            String query =
                    random.nextInt(3) > 0 ? "" : "?after=" + URLEncoder.encode(body.toString(), StandardCharsets.UTF_8);
            Http.Reply reply = user.send(
                    methods[random.nextInt(methods.length)],
                    paths[random.nextInt(paths.length)] + query,
                    body.toString());
            assertThat(reply.status()).as(body.toString()).isBetween(200, 499);
            assertThat(reply.json().has("detail") || reply.status() < 300)
                    .as(reply.body())
                    .isTrue();
        }
        assertThat(book("10:00:00Z", "11:00:00Z").status()).isEqualTo(201);
    }

    @Test
    void allLeasesOfTenYearsAreOneQuickAnswer() {
        StringBuilder file = new StringBuilder("lease_id,slice,start,end\n");
        Instant start = Instant.parse("2016-01-25T00:00:00Z");
        for (int index = 0; index < 9_852; index++) {
            file.append(index)
                    .append(",inria_")
                    .append(index % 107)
                    .append(',')
                    .append(start)
                    .append(',')
                    .append(start.plus(Duration.ofHours(1)))
                    .append('\n');
            start = start.plus(Duration.ofHours(5));
        }
        world.the(Imports.class)
                .importLeases(World.SYSTEM, "lab", "r2lab", file.toString().lines(), false);
        long before = System.nanoTime();
        Http.Reply all = anybody.get("leases");
        Duration took = Duration.ofNanos(System.nanoTime() - before);
        assertThat(all.json().size()).isGreaterThanOrEqualTo(9_852);
        System.Logger log = System.getLogger("ApiLeaseTest");
        log.log(System.Logger.Level.INFO, "9,852 leases in {0} ms", took.toMillis());
        Http.Reply usage = anybody.get("stats/usage?from=2016-01-01&until=2017-01-01&period=quarter");
        assertThat(usage.json().path(0).propertyNames()).containsExactly("family", "slice_name", "period", "hours");
        assertThat(usage.json().path(0).path("period").asString()).isEqualTo("2016-01-01T00:00:00Z");
    }

    private Http.Reply book(String from, String until) {
        return user.post("leases", wish(day + from, day + until));
    }

    private static long bookAt(String from, String until) {
        Http.Reply reply = user.post("leases", wish(from, until));
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.json().path("id").asLong();
    }

    private static Map<String, Object> wish(String from, String until) {
        Map<String, Object> wish = new LinkedHashMap<>();
        wish.put("resource_name", "r2lab");
        wish.put("slice_name", "test-slice");
        wish.put("t_from", from);
        wish.put("t_until", until);
        return wish;
    }

    private List<JsonNode> ofTheDay() {
        return List.copyOf(anybody.get("leases?after=" + day + "00:00:00Z&before=" + day + "23:59:59Z")
                .json()
                .values());
    }

    /** When the leases of a query start, to the minute. */
    private static List<String> starts(String query) {
        Http.Reply reply = anybody.get("leases?" + query);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().values().stream()
                .map(lease -> lease.path("t_from").asString().substring(11, 16))
                .toList();
    }

    /** Status and detail, or where the fault stands: {@code "422 body.t_from"}. */
    static String detail(Http.Reply reply) {
        JsonNode detail = reply.json().path("detail");
        if (detail.isString()) {
            return reply.status() + " " + detail.asString();
        }
        List<String> where = detail.path(0).path("loc").values().stream()
                .map(JsonNode::asString)
                .toList();
        return reply.status() + " " + String.join(".", where);
    }
}
