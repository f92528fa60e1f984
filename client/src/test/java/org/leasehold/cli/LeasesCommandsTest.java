package org.leasehold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.leasehold.fixture.Records;

class LeasesCommandsTest extends CommandTest {

    private static final String LEASE = Records.lease(17, 3, "OPEN", "2026-11-26T13:00:00Z", "2026-11-26T15:00:00Z");
    private static final String OTHER =
            Records.lease(18, 1, "FULFILLED", "2026-11-26T09:00:00Z", "2026-11-26T09:30:00Z");

    @Test
    void listsFromTodayOnPageByPageInTheZoneOfTheFacility() {
        server.on("GET /leases", 200, Records.pageBefore("c2", OTHER)).on("GET /leases", 200, Records.page(LEASE));

        assertThat(command.run("leases")).isZero();

        assertThat(command.out()).isEqualTo("""
                LEASE  STATE    SLICE  RESOURCES  WHEN                        LENGTH  NOTE
                   18  running  mesh   chamber    Thu 2026-11-26 10:00-10:30     30m
                   17  to come  mesh   chamber    Thu 2026-11-26 14:00-16:00      2h
                """);
        assertThat(command.err()).isEqualTo("Times in Europe/Paris.\n");
        assertThat(server.asked().get(1).line())
                .isEqualTo("GET /leases?facility=r2lab&from=2026-11-25T23%3A00%3A00Z&limit=1000");
        assertThat(server.lastAsked().line()).endsWith("&cursor=c2");
    }

    @Test
    void listsWithFiltersAsJson() {
        server.on("GET /leases", 200, Records.page(LEASE));

        assertThat(command.run("leases", "list", "--json", "--alive", "--slice=mesh", "--state=running", "--mine"))
                .isZero();

        assertThat(command.out()).startsWith("[").contains("\"start\" : \"2026-11-26T13:00:00Z\"");
        assertThat(server.lastAsked().line())
                .isEqualTo("GET /leases?facility=r2lab&slice=mesh&state=FULFILLED&alive=now&mine=true&limit=1000");
    }

    @Test
    void saysThatThereAreMoreThanTheLimit() {
        server.on("GET /leases", 200, Records.page(OTHER, LEASE));

        assertThat(command.run("leases", "--limit", "1")).isZero();

        assertThat(command.out()).contains("18").doesNotContain("17");
        assertThat(command.err()).contains("There are more");
    }

    @Test
    void booksTheWholeForTheOnlySlice() {
        server.on("POST /leases", 201, LEASE);

        assertThat(command.run("leases", "book", "14:00", "2h", "--note", "antennas"))
                .isZero();

        assertThat(command.out())
                .isEqualTo("Booked lease 17: mesh has chamber Thu 2026-11-26 14:00-16:00 (to come),"
                        + " times in Europe/Paris.\n");
        assertThat(server.lastAsked().body())
                .isEqualTo("{\"facility\":\"r2lab\",\"resources\":[\"chamber\"],\"slice\":\"mesh\","
                        + "\"start\":\"2026-11-26T13:00:00Z\",\"end\":\"2026-11-26T15:00:00Z\",\"note\":\"antennas\"}");
        assertThat(server.lastAsked().header("Authorization")).isEqualTo("Bearer secret");
        assertThat(server.lastAsked().header("Idempotency-Key")).isNotEmpty();
    }

    @Test
    void asksWhichSliceIfThereAreSeveral() {
        server.instead("GET /me", 200, Records.me("mesh", "radar"));

        assertThat(command.run("leases", "book", "14:00", "2h", "-r", "fit01")).isEqualTo(2);
        assertThat(command.err()).isEqualTo("leasehold: Which slice? Say --slice with one of mesh, radar.\n");
    }

    @Test
    void previewsWithTheExitCodeOfTheWishItself() {
        server.on("POST /leases", 200, """
                {"lease":null,"refusals":[{"status":422,"code":"refused-by-policy","title":"No",
                 "detail":"At most 24 hours.","rule":"maximum-length","allowed":"2026-11-27T13:00:00Z"}]}""");

        assertThat(command.run("leases", "book", "14:00", "48h", "--preview")).isEqualTo(1);

        assertThat(command.out())
                .isEqualTo("It would be refused: At most 24 hours.\n  allowed: Fri 2026-11-27 14:00\n");
        assertThat(server.lastAsked().line()).isEqualTo("POST /leases?preview=true");
    }

    @Test
    void saysWhatIsInTheWayAndWhatIsFreeInstead() {
        server.refuse("POST /leases", 409, "conflict", """
                ,"conflicts":[{"start":"2026-11-26T13:30:00Z","end":"2026-11-26T14:30:00Z","resource":"chamber",
                 "slice":"nightly","leaseId":9}],
                "nearestFree":[{"start":"2026-11-26T11:30:00Z","end":"2026-11-26T13:30:00Z"},
                               {"start":"2026-11-26T14:30:00Z","end":"2026-11-26T16:30:00Z"}]""");

        assertThat(command.run("leases", "book", "14:00", "16:00")).isEqualTo(4);

        assertThat(command.err()).isEqualTo("""
                leasehold: Because of conflict.
                  in the way: chamber Thu 2026-11-26 14:30-15:30 nightly (lease 9)
                  free instead: Thu 2026-11-26 12:30-14:30, or Thu 2026-11-26 15:30-17:30
                """);
    }

    @Test
    void amendsFromTheRevisionItRead() {
        server.on("GET /leases/17", 200, LEASE).on("PATCH /leases/17", 200, LEASE);

        assertThat(command.run("leases", "amend", "17", "--start", "15:00")).isZero();

        assertThat(server.lastAsked().header("If-Match")).isEqualTo("\"3\"");
        assertThat(server.lastAsked().body())
                .isEqualTo("{\"start\":\"2026-11-26T14:00:00Z\",\"end\":\"2026-11-26T16:00:00Z\"}");
    }

    @Test
    void takesANoteAway() {
        server.on("GET /leases/17", 200, LEASE).on("PATCH /leases/17", 200, LEASE);

        assertThat(command.run("leases", "amend", "17", "--note", "")).isZero();

        assertThat(server.lastAsked().body()).isEqualTo("{\"note\":\"\"}");
    }

    @Test
    void wantsSomethingToAmend() {
        server.on("GET /leases/17", 200, LEASE);

        assertThat(command.run("leases", "amend", "17")).isEqualTo(2);
        assertThat(command.err()).contains("What is to change?");
    }

    @Test
    void extendsByALengthOrUntilATime() {
        server.on("GET /leases/17", 200, LEASE).on("PATCH /leases/17", 200, LEASE);

        assertThat(command.run("leases", "extend", "17", "30m")).isZero();
        assertThat(server.lastAsked().body()).isEqualTo("{\"end\":\"2026-11-26T15:30:00Z\"}");

        assertThat(command.run("leases", "extend", "17", "--until", "17:00")).isZero();
        assertThat(server.lastAsked().body()).isEqualTo("{\"end\":\"2026-11-26T16:00:00Z\"}");

        assertThat(command.run("leases", "extend", "17", "--until", "15:00")).isEqualTo(2);
        assertThat(command.run("leases", "extend", "17")).isEqualTo(2);
    }

    @Test
    void cancelsWhatIsToComeAndCutsWhatRuns() {
        server.on("GET /leases/17", 200, LEASE)
                .on("DELETE /leases/17", 204, "")
                .on("GET /leases/18", 200, OTHER)
                .on("DELETE /leases/18", 200, OTHER);

        assertThat(command.run("leases", "cancel", "17", "18")).isZero();

        assertThat(command.out())
                .isEqualTo("Cancelled lease 17.\nCut lease 18 short: it ends at Thu 2026-11-26 10:30.\n");
    }

    @Test
    void checkAnswersByItsExitCode() {
        server.on("GET /leases/check", 200, "{\"held\":true,\"lease\":" + OTHER + "}")
                .on("GET /leases/check", 200, "{\"held\":false,\"lease\":null}");

        assertThat(command.run("leases", "check")).isZero();
        assertThat(command.out()).isEqualTo("Yes: mesh holds chamber until Thu 2026-11-26 10:30, for another 10m.\n");
        assertThat(server.lastAsked().line()).isEqualTo("GET /leases/check?facility=r2lab&resource=chamber");

        assertThat(command.run("leases", "check", "--quiet", "--slice", "mesh")).isEqualTo(1);
        assertThat(server.lastAsked().line()).endsWith("&slice=mesh");
    }

    @Test
    void checkIsNeverHeldWhenNobodyAnswers() {
        server.close();

        assertThat(command.run("leases", "check")).isEqualTo(6);
        assertThat(command.err()).startsWith("leasehold: cannot reach http://127.0.0.1:");
    }
}
